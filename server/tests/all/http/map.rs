//! The map of a client's address: nobody else's page may be held by ours until the company wants it, and then that one alone.

use axum::http::StatusCode;
use domain::access::Role;

use super::support::{Answer, App};

const OURS: &str = "frame-src 'self'; ";
const FRAMES: &str = "frame-src 'self' https://www.openstreetmap.org; ";

async fn show(app: &App, shown: bool) {
    let body = format!(r#"{{"shown":{shown}}}"#);
    let answer = app.post("/api/settings/map-save", Some(app.cookie(Role::Admin)), &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}

/// Creates a client at an address, and answers the path of its page.
async fn client(app: &App, cookie: &str, degrees: [&str; 2]) -> String {
    let form = serde_json::json!({ "form": {
        "fields.name": "Roche", "addresses[0].line1": "12 rue des Forges", "addresses[0].city": "Lyon", "addresses[0].country": "FR",
        "addresses[0].latitude": degrees[0], "addresses[0].longitude": degrees[1],
    } });
    let made = app.post("/api/clients/create", Some(cookie), &form.to_string()).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    format!("/clients/{}", made.body.trim_matches('"'))
}

async fn page(app: &App, path: &str, cookie: Option<&str>) -> (String, Answer) {
    let page = app.get(path, cookie).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    let nonce = policy.split_once("'nonce-").unwrap().1.split_once('\'').unwrap().0;
    (policy.replace(nonce, ""), page)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_may_hold_a_map_only_where_the_company_wants_one() {
    let app = App::new().await;
    let (sales, stranger) = (app.cookie(Role::Sales), app.stranger.as_str());
    let here = client(&app, sales, ["45.757814", "4.832011"]).await;
    let theirs = client(&app, stranger, ["45.757814", "4.832011"]).await;
    let pages = [here.as_str(), "/clients", "/settings/me"];
    let mut before = Vec::new();
    for path in pages {
        let (policy, page) = page(&app, path, Some(sales)).await;
        assert!(policy.contains(OURS) && !policy.contains("https:"), "{policy}");
        assert!(!page.body.contains("record-map"), "{path}");
        before.push(policy);
    }

    show(&app, true).await;
    // Of the list too, which is kept, and from which one goes on to a client in the same document.
    for (path, before) in pages.into_iter().zip(&before) {
        let (policy, _) = page(&app, path, Some(sales)).await;
        assert!(policy.contains(FRAMES), "{policy}");
        assert_eq!(policy.replace(FRAMES, OURS), *before, "and nothing else");
    }
    let shown = page(&app, &here, Some(sales)).await.1.body;
    assert!(shown.contains("record-map") && shown.contains("12 rue des Forges"));
    assert!(!shown.contains("<iframe"), "it is drawn once the program knows that there is a network");
    let nowhere = client(&app, sales, ["", ""]).await;
    assert!(!page(&app, &nowhere, Some(sales)).await.1.body.contains("record-map"), "nobody looks for where it is");

    // Another company has settled nothing, and whoever is nobody yet is of no company.
    for (path, cookie) in [(theirs.as_str(), Some(stranger)), ("/clients", Some(stranger)), ("/login", None)] {
        let (policy, page) = page(&app, path, cookie).await;
        assert!(policy.contains(OURS), "{path}: {policy}");
        assert!(!page.body.contains("record-map"), "{path}");
    }

    show(&app, false).await;
    for (path, before) in pages.into_iter().zip(&before) {
        assert_eq!(page(&app, path, Some(sales)).await.0, *before, "{path}");
    }
    assert!(!page(&app, &here, Some(sales)).await.1.body.contains("record-map"));
}
