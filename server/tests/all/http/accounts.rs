//! Invitations that tell nobody who has an account, and pages of a company that asks for a second factor.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;

use super::support::{Answer, App, PASSWORD, request};

async fn invite(app: &App, cookie: &str, email: &str) -> String {
    let body = format!(r#"{{"form":{{"email":"{email}","role":"sales"}}}}"#);
    let invited = app.post("/api/users/invite", Some(cookie), &body).await;
    assert_eq!(invited.status, StatusCode::OK, "{}", invited.body);
    let link: String = serde_json::from_str(&invited.body).unwrap();
    link[link.find("/invite/").unwrap() + "/invite/".len()..].to_owned()
}

async fn form(app: &App, path: &str, cookie: Option<&str>, body: String) -> Answer {
    let call = request(Method::POST, path, cookie).header("content-type", "application/x-www-form-urlencoded");
    app.send(call.body(Body::from(body)).unwrap()).await
}

/// A page without what differs from one visit to the next: its nonces and its instant.
fn plain(page: &str, token: &str, email: &str) -> String {
    let mut plain = page.replace(token, "TOKEN").replace(email, "EMAIL");
    for (begins, ends) in [("nonce=\"", '"'), ("crossorigin=\"", '"'), (r#"\"now\":\""#, '\\')] {
        while let Some(at) = plain.find(begins) {
            let value = at + begins.len();
            let length = plain[value..].find(ends).unwrap();
            plain.replace_range(at..=value + length, "");
        }
    }
    plain
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_an_invitation_is_the_same_whoever_is_invited() {
    let app = App::new().await;
    let mut seen = Vec::new();
    // The owner of another company has an account; nobody has the other one.
    for email in ["owner@example.com", "nobody@example.com"] {
        let token = invite(&app, &app.stranger, email).await;
        let mut pages = Vec::new();
        for way in ["", "?way=new", "?way=account"] {
            let page = app.get(&format!("/invite/{token}{way}"), None).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains("Créer mon accès") && page.body.contains("J’ai déjà un compte"), "{way}");
            pages.push(plain(&page.body, &token, email));
        }
        let info = app.post("/api/auth/invitation", None, &format!(r#"{{"token":"{token}"}}"#)).await;
        pages.push(info.body.replace(email, "EMAIL"));
        let wrong = form(&app, "/api/auth/join-with", None, format!("token={token}&password=pas+le+bon")).await;
        pages.push(format!("{} {}", wrong.status, wrong.body));
        let made = format!("token={token}&user_name=Quelqu%27un&password=une+phrase+toute+neuve");
        let made = form(&app, "/api/auth/join", None, made).await;
        assert!(made.headers.contains_key("set-cookie"), "{} {}", made.status, made.body);
        pages.push(format!("{} {}", made.status, made.body));
        seen.push(pages);
    }
    assert_eq!(seen[0], seen[1]);
    let signed_in = form(
        &app,
        "/api/auth/login",
        None,
        format!("email=owner%40example.com&password={}&next=", PASSWORD.replace(' ', "+")),
    )
    .await;
    let cookie = signed_in.headers["set-cookie"].to_str().unwrap().to_owned();
    let token = cookie.split('=').nth(1).unwrap().split(';').next().unwrap();
    let users = app.post("/api/users/list", Some(token), "{}").await;
    assert_eq!(users.status, StatusCode::OK, "the owner is still the owner, by their own password");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_signed_in_joins_with_one_click() {
    let app = App::new().await;
    let token = invite(&app, &app.stranger, "sales@example.com").await;
    let sales = Some(app.cookie(Role::Sales));
    let page = app.get(&format!("/invite/{token}"), sales).await;
    assert!(page.body.contains("/api/auth/join-signed-in"), "the way of one click");
    let other = Some(app.cookie(Role::Accountant));
    let page = app.get(&format!("/invite/{token}"), other).await;
    assert!(!page.body.contains("/api/auth/join-signed-in"), "for nobody else");
    let refused = form(&app, "/api/auth/join-signed-in", other, format!("token={token}")).await;
    assert!(refused.status == StatusCode::FORBIDDEN || refused.body.contains("forbidden"), "{}", refused.body);
    form(&app, "/api/auth/join-signed-in", sales, format!("token={token}")).await;
    let clients = app.get("/settings/me", sales).await;
    assert!(clients.body.contains("Ailleurs"), "they are in that company now");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_a_company_that_asks_for_a_second_factor_lead_to_where_it_is_set_up() {
    let app = App::new().await;
    let owner = Some(app.cookie(Role::Owner));
    let first = app.post("/api/users/require-two-factor", owner, r#"{"required":true}"#).await;
    assert_eq!(first.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", first.body);
    assert!(first.body.contains("two_factor_first"), "{}", first.body);
    let tx = app.access().begin().await.unwrap();
    store::companies::require_two_factor(&tx, true).await.unwrap();
    tx.commit().await.unwrap();
    let sales = Some(app.cookie(Role::Sales));
    for path in ["/", "/clients", "/clients/new", "/settings/users", "/settings"] {
        let answer = app.get(path, sales).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(answer.headers["location"], "/settings/security", "{path}");
    }
    let security = app.get("/settings/security", sales).await;
    assert_eq!(security.status, StatusCode::OK);
    assert!(security.body.contains("Atelier Nord demande un second facteur"), "it says why");
    assert_eq!(app.get("/settings/me", sales).await.status, StatusCode::OK, "the way to another company");
    let events = app.get("/api/events", sales).await;
    assert_eq!(events.status, StatusCode::FORBIDDEN, "{}", events.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_proves_anew_who_they_are_goes_on_by_another_token() {
    let app = App::new().await;
    let before = app.cookie(Role::Owner);
    let asked = async |path: &str, token: &str, body: &str| app.post(path, Some(token), body).await;
    let token = |answer: &Answer| {
        let set = answer.headers["set-cookie"].to_str().unwrap();
        set.strip_prefix("clientele_session=").unwrap().split(';').next().unwrap().to_owned()
    };
    let wrong = asked("/api/me/two-factor-begin", before, r#"{"password":"wrong"}"#).await;
    assert!(!wrong.headers.contains_key("set-cookie"), "{}", wrong.body);
    let new = "une autre phrase toute neuve";
    let body = format!(r#"{{"form":{{"current":"{PASSWORD}","new":"{new}"}}}}"#);
    let changed = asked("/api/me/password", before, &body).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    let begun = asked("/api/me/two-factor-begin", &token(&changed), &format!(r#"{{"password":"{new}"}}"#)).await;
    assert_eq!(begun.status, StatusCode::OK, "{}", begun.body);
    for (token, status) in [
        (before.to_owned(), StatusCode::UNAUTHORIZED),
        (token(&changed), StatusCode::UNAUTHORIZED),
        (token(&begun), StatusCode::OK),
    ] {
        assert_eq!(asked("/api/me/security", &token, "{}").await.status, status);
    }
}
