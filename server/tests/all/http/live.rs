//! What open pages keep in step with.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;
use domain::clients::listing::SCHEMA;
use domain::subject::Subject;
use domain::table::{Delta, Table};
use testing::clients::{created, named};
use tower::ServiceExt;

use super::support::{App, request};

struct Sent {
    status: StatusCode,
    tag: String,
    body: Vec<u8>,
}

async fn snapshot(app: &App, query: &str, known: Option<&str>) -> Sent {
    let path = format!("/api/lists/client/snapshot{query}");
    let mut request = request(Method::GET, &path, Some(app.cookie(Role::ReadOnly)));
    if let Some(known) = known {
        request = request.header("if-none-match", known);
    }
    let response = app.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let tag = response.headers().get("etag").unwrap().to_str().unwrap().to_owned();
    assert_eq!(response.headers()["cache-control"], "private, no-store");
    let status = response.status();
    let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec();
    Sent { status, tag, body }
}

#[tokio::test]
async fn the_list_comes_whole_then_not_at_all_then_what_changed() {
    let app = App::new().await;
    for at in 0..9 {
        created(&app.access(), &named(&format!("Client {at}"))).await;
    }
    let whole = snapshot(&app, "", None).await;
    let mut table = Table::from_snapshot(SCHEMA, &whole.body).unwrap();
    assert_eq!((whole.status, table.len()), (StatusCode::OK, 9));

    let again = snapshot(&app, "", Some(&whole.tag)).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    let weak = snapshot(&app, "", Some(&format!("W/{}", whole.tag))).await;
    assert_eq!(weak.status, StatusCode::NOT_MODIFIED);

    created(&app.access(), &named("Neuf")).await;
    let since = format!("?since={}", whole.tag.trim_matches('"'));
    let changed = snapshot(&app, &since, Some(&whole.tag)).await;
    assert_eq!(changed.status, StatusCode::OK);
    let delta = Delta::from_bytes(SCHEMA, &changed.body).unwrap();
    assert_eq!(delta.upserted.len(), 1);
    table.apply(&delta).unwrap();
    assert_eq!(
        (table.len(), format!("\"{}-", table.revision())),
        (10, changed.tag[..=changed.tag.find('-').unwrap()].to_owned())
    );

    let nonsense = snapshot(&app, "?since=%F0%9F%92%A5", None).await;
    assert_eq!(Table::from_snapshot(SCHEMA, &nonsense.body).unwrap().len(), 10);
}

#[tokio::test]
async fn of_what_has_no_list_there_is_no_snapshot() {
    let app = App::new().await;
    for subject in ["contacts", "products", "clients", "%F0%9F%92%A5", "-"] {
        let path = format!("/api/lists/{subject}/snapshot");
        let answer = app.get(&path, Some(app.cookie(Role::Owner))).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{subject}: {}", answer.body);
    }
}

#[tokio::test]
async fn brotli_is_sent_to_those_that_take_it() {
    let app = App::new().await;
    created(&app.access(), &named("Client")).await;
    let asked = request(Method::GET, "/api/lists/client/snapshot", Some(app.cookie(Role::Owner)))
        .header("accept-encoding", "gzip, br;q=1.0");
    let answer = app.send(asked.body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.headers["content-encoding"].to_str().unwrap()), (StatusCode::OK, "br"));
}

#[tokio::test]
async fn the_revisions_are_told_at_once() {
    let app = App::new().await;
    created(&app.access(), &named("Client")).await;
    let revisions = store::changes::revisions(&app.access()).await.unwrap();
    assert!(revisions.of(Subject::Client) > 0);
    let answer = app.get("/api/events", Some(app.cookie(Role::ReadOnly))).await;
    assert_eq!(answer.headers["content-type"], "text/event-stream");
    assert!(answer.body.contains("event: revisions\n"), "{}", answer.body);
    assert!(answer.body.contains(&format!("data: {revisions}\n")), "{}", answer.body);
    assert!(!answer.headers.contains_key("content-encoding"), "compressed, it would be held back");
}
