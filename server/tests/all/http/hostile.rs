//! Text that would be markup if anything took it so: it stays text, wherever a page shows it.

use std::convert::Infallible;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;
use futures::{StreamExt, stream};
use serde_json::{Value, json};

use super::support::{App, request};

/// A name that ends the title, sends its reader elsewhere and runs a program, if it can.
const NAME: &str =
    "A</title><meta http-equiv=refresh content='0;url=//evil.example'><script>alert(1)</script><!--\"'&amp;";

/// Nothing of the name may stand in a page as markup; its `&amp;` is six letters.
fn assert_harmless(page: &str, path: &str) {
    for markup in ["<meta http-equiv=refresh", "<script>alert", "<!--\"'", "A</title>"] {
        assert!(!page.contains(markup), "{path}: {markup}");
    }
    assert_eq!(page.matches("</title>").count(), 1, "{path}: one title");
}

fn title(page: &str) -> &str {
    page.split("<title>").nth(1).unwrap().split("</title>").next().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_name_is_a_name_on_every_page_of_its_record() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let create = async |of: &str, fields: Value| -> String {
        let answer = app.post(&format!("/api/{of}/create"), Some(owner), &json!({ "form": fields }).to_string()).await;
        assert_eq!(answer.status, StatusCode::OK, "{of}: {}", answer.body);
        let created: Value = serde_json::from_str(&answer.body).unwrap();
        created["id"].as_str().or(created.as_str()).unwrap_or_else(|| panic!("{of}: {created}")).to_owned()
    };
    let client = create("clients", json!({ "fields.name": NAME, "fields.nickname": NAME, "fields.private_notes": format!("</textarea>{NAME}"), "addresses[0].city": &NAME[..60], "addresses[0].country": "FR" })).await;
    let contact = create("contacts", json!({ "fields.last_name": &NAME[..90] })).await;
    let product = create("products", json!({ "fields.name": NAME, "fields.price": "10" })).await;
    let task = create("tasks", json!({ "fields.title": NAME, "fields.client": client.clone() })).await;
    let paths = [
        format!("/clients/{client}"),
        format!("/clients/{client}/edit"),
        format!("/clients/{client}/near"),
        format!("/clients/{client}/statement"),
        format!("/contacts/{contact}"),
        format!("/contacts/{contact}/edit"),
        format!("/products/{product}"),
        format!("/products/{product}/edit"),
        format!("/tasks/{task}"),
        format!("/tasks/{task}/edit"),
        "/clients".into(),
        "/contacts".into(),
        "/products".into(),
        "/tasks".into(),
    ];
    for path in &paths {
        let page = app.get(path, Some(owner)).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_harmless(&page.body, path);
    }
    let record = app.get(&paths[0], Some(owner)).await;
    assert!(title(&record.body).contains("A&lt;/title&gt;&lt;meta"), "{}", title(&record.body));
}

/// Whoever opens an invitation is signed out, and reads a name that another company gave itself.
#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_company_is_a_name_on_its_invitation() {
    let app = App::new().await;
    let owner = Some(app.cookie(Role::Owner));
    let settings = app.post("/api/settings/company", owner, "{}").await;
    let mut settings: Value = serde_json::from_str(&settings.body).unwrap();
    settings["profile"]["name"] = NAME.into();
    let save = json!({ "version": settings["version"], "form": settings["profile"] }).to_string();
    let saved = app.post("/api/settings/company-save", owner, &save).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    let invited = app.post("/api/users/invite", owner, r#"{"form":{"email":"new@example.com","role":"sales"}}"#).await;
    assert_eq!(invited.status, StatusCode::OK, "{}", invited.body);
    let link: String = serde_json::from_str(&invited.body).unwrap();
    let path = &link[link.find("/invite/").unwrap()..];
    let page = app.get(path, None).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_harmless(&page.body, path);
    assert!(title(&page.body).contains("&lt;/title&gt;"), "{}", title(&page.body));
    for path in ["/clients", "/settings/company", "/settings/users"] {
        assert_harmless(&app.get(path, owner).await.body, path);
    }
}

/// Whoever reads a form keeps what comes before its file: a head without end would fill the memory.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_whose_head_has_no_end_is_let_go_of() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let begun = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nx-more: ";
    let preamble = "what stands before a form\r\n\r\n";
    for (path, start) in
        [("/api/clients/import", begun), ("/api/products/import", preamble), ("/api/clients/import", "--y\r\n\r\n")]
    {
        let taken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&taken);
        let endless = stream::repeat_with(move || {
            count.fetch_add(1, Ordering::Relaxed);
            Ok::<_, Infallible>("a".repeat(1024))
        });
        let body = Body::from_stream(stream::once(ready(Ok(start.to_owned()))).chain(endless));
        let call = request(Method::POST, path, Some(owner)).header("content-type", "multipart/form-data; boundary=x");
        let answer = app.send(call.body(body).unwrap()).await;
        assert!(answer.status.is_client_error(), "{path} {start:?}: {}", answer.status);
        assert!(taken.load(Ordering::Relaxed) <= 64, "{path} {start:?}: {taken:?} kB were taken");
    }
    // A name between quotes, a boundary between quotes, pieces of a few bytes: as they come from elsewhere.
    let whole = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nNom\r\nA\r\n--x--\r\n";
    let pieces: Vec<_> = whole.as_bytes().chunks(7).map(|piece| Ok::<_, Infallible>(piece.to_vec())).collect();
    let call = request(Method::POST, "/api/clients/import", Some(owner))
        .header("content-type", "multipart/form-data; charset=utf-8; boundary=\"x\"");
    let answer = app.send(call.body(Body::from_stream(stream::iter(pieces))).unwrap()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
}
