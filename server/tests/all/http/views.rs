//! Saved views: what is kept of what is sent, and the first page that shows them.

use axum::http::StatusCode;
use domain::access::Role;
use domain::saved_views::SavedView;

use super::support::{Answer, App};

async fn create(app: &App, role: Role, body: &str) -> Answer {
    app.post("/api/views/create", Some(app.cookie(role)), body).await
}

async fn created(app: &App, role: Role, body: &str) -> SavedView {
    let answer = create(app, role, body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

fn body(name: &str, asked: &str, rest: &str) -> String {
    format!(r#"{{"subject":"client","name":"{name}","asked":"{asked}",{rest}}}"#)
}

const PRIVATE: &str = r#""is_shared":false,"is_favourite":false,"look":null"#;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_is_rewritten_and_nonsense_is_not_kept() {
    let app = App::new().await;
    for (name, asked, look, kept, kept_look) in [
        ("a", "", "null", "", None),
        ("b", "page=3&q=++roche&sort=colour&x=%3Cscript%3E", "null", "q=roche", None),
        (
            "c",
            "dir=desc&sort=balance&state=archived,active,active",
            "null",
            "state=active,archived&sort=balance&dir=desc",
            None,
        ),
        ("d", "q=<img src=x onerror=alert(1)>", "null", "q=%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E", None),
        ("e", "q=a", r#""number.<b>.city.city:tight""#, "q=a", Some("number.city:comfortable")),
        ("f", "q=a", r#""nonsense""#, "q=a", None),
    ] {
        let rest = format!(r#""is_shared":false,"is_favourite":false,"look":{look}"#);
        let view = created(&app, Role::Sales, &body(name, asked, &rest)).await;
        assert_eq!(view.asked, kept, "{asked}");
        assert_eq!(view.look.as_deref(), kept_look, "{look}");
    }
    let long = "x".repeat(2001);
    for (name, asked) in [("", "q=a"), (&*"n".repeat(61), "q=a"), ("long", &*long), ("a", "q=b")] {
        let answer = create(&app, Role::Sales, &body(name, asked, PRIVATE)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sharing_takes_the_right_to_change_clients() {
    let app = App::new().await;
    let shared = r#""is_shared":true,"is_favourite":false,"look":null"#;
    assert_eq!(create(&app, Role::ReadOnly, &body("X", "", shared)).await.status, StatusCode::FORBIDDEN);
    let view = created(&app, Role::Sales, &body("Pour tous", "", shared)).await;
    let list = app.post("/api/views/list", Some(app.cookie(Role::ReadOnly)), r#"{"subject":"client"}"#).await;
    assert!(list.body.contains("Pour tous"));
    let call = async |verb: &str, role, rest: &str| {
        let body = format!(r#"{{"id":"{}"{rest}}}"#, view.id);
        app.post(&format!("/api/views/{verb}"), Some(app.cookie(role)), &body).await.status
    };
    assert_eq!(call("favourite", Role::ReadOnly, r#","is_favourite":true"#).await, StatusCode::OK);
    assert_eq!(call("rename", Role::Accountant, r#","name":"Y""#).await, StatusCode::FORBIDDEN);
    assert_eq!(call("remove", Role::Accountant, "").await, StatusCode::FORBIDDEN);
    assert_eq!(call("rename", Role::Admin, r#","name":"Y""#).await, StatusCode::OK);
    assert_eq!(call("remove", Role::Admin, "").await, StatusCode::OK);
    assert_eq!(call("restore", Role::Sales, "").await, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_has_the_favourites_and_is_never_stale() {
    let app = App::new().await;
    let page = async |path: &str, role| {
        let page = app.get(path, Some(app.cookie(role))).await;
        assert_eq!(page.status, StatusCode::OK);
        page.body
    };
    assert!(!page("/clients", Role::Sales).await.contains("views-favourites"));
    let favourite = r#""is_shared":false,"is_favourite":true,"look":null"#;
    let view = created(&app, Role::Sales, &body("Mes <b>relances</b>", "q=roche", favourite)).await;
    let with = page("/clients", Role::Sales).await;
    assert!(with.contains("views-favourites") && with.contains("Mes &lt;b&gt;relances&lt;/b&gt;"));
    assert!(with.contains(&format!("/clients?q=roche&amp;view={}", view.id)), "a link without script");
    assert!(!page("/clients", Role::Owner).await.contains("relances"), "another's");
    // The view that is open gives the button its name, for whoever may see it.
    let opened = format!("/clients?state=all&view={}", view.id);
    assert!(page(&opened, Role::Sales).await.contains("views-changed"));
    assert!(!page(&opened, Role::Owner).await.contains("relances"));
    let rename = format!(r#"{{"id":"{}","name":"Autrement"}}"#, view.id);
    assert_eq!(app.post("/api/views/rename", Some(app.cookie(Role::Sales)), &rename).await.status, StatusCode::OK);
    assert!(page("/clients", Role::Sales).await.contains("Autrement"));
    let remove = format!(r#"{{"id":"{}"}}"#, view.id);
    assert_eq!(app.post("/api/views/remove", Some(app.cookie(Role::Sales)), &remove).await.status, StatusCode::OK);
    assert!(!page("/clients", Role::Sales).await.contains("views-favourites"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_columns_looks_so_whatever_the_cookie_says() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let made = app.post("/api/clients/create", Some(owner), r#"{"form":{"fields.name":"Roche"}}"#).await;
    assert_eq!(made.status, StatusCode::OK);
    let cookie = format!("{owner}; clientele_list=email:comfortable");
    let of_cookie = app.get("/clients", Some(&cookie)).await.body;
    // The room that one column and the others take: 35 rem.
    assert!(of_cookie.contains("chosen rem-1 rem-2 rem-32\"") && !of_cookie.contains("col-city"));
    let of_address = app.get("/clients?cols=number.city:compact", Some(&cookie)).await.body;
    assert!(of_address.contains("rem-8 rem-32 compact") && of_address.contains("col-city"));
    assert!(of_address.contains("cols=number.city:compact"), "links to other lists keep it");
    let nonsense = app.get("/clients?cols=nonsense&view=nonsense", Some(&cookie)).await.body;
    assert!(nonsense.contains("chosen rem-1 rem-2 rem-32\""));
    let wide = app.get("/clients?cols=number~20.city:comfortable", Some(&cookie)).await.body;
    assert!(wide.contains("low col-number wide rem-4 rem-16"), "as wide as the address says");
}
