//! A forgotten password, from the question to signing in with the new one. The answer is the same for every e-mail.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;

use super::support::{Answer, App, request};
use crate::sink::Sink;

/// How long a letter is waited for, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

async fn form(app: &App, path: &str, body: String) -> Answer {
    let sent = request(Method::POST, path, None).header("content-type", "application/x-www-form-urlencoded");
    app.send(sent.body(Body::from(body)).unwrap()).await
}

async fn with_mail(sink: &Sink) -> App {
    let port = sink.port.to_string();
    let settings =
        ["--smtp-host", "127.0.0.1", "--smtp-port", &port, "--smtp-security", "open", "--smtp-from", "app@example.com"];
    App::with(&settings).await
}

/// The link in the only letter that there is: quoted-printable breaks lines and writes signs of equality otherwise.
fn token(letter: &str) -> String {
    let text = letter.replace("=\n", "").replace("=3D", "=");
    let after = text.split("/login/reset/").nth(1).unwrap();
    after.chars().take_while(char::is_ascii_hexdigit).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_comes_by_mail_and_the_answer_tells_nothing() {
    let sink = Sink::start();
    let app = with_mail(&sink).await;
    let known = form(&app, "/api/auth/forgotten", "email=owner%40example.com".into()).await;
    let unknown = form(&app, "/api/auth/forgotten", "email=nobody%40example.com".into()).await;
    assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
    assert!(known.status.is_success(), "{}", known.body);
    let until = Instant::now() + PATIENCE;
    while sink.kept().is_empty() {
        assert!(Instant::now() < until, "no letter came");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let kept = sink.kept();
    assert!(kept.len() == 1 && kept[0].contains("To: owner@example.com"), "{kept:?}");
    let token = token(&kept[0]);
    let page = app.get(&format!("/login/reset/{token}"), None).await;
    assert!(page.status.is_success() && page.body.contains("owner@example.com"), "{}", page.status);
    let new = "token={}&password=une+tout+autre+phrase+secr%C3%A8te".replace("{}", &token);
    let set = form(&app, "/api/auth/reset", new.clone()).await;
    assert!(set.status.is_success(), "{}", set.body);
    let again = form(&app, "/api/auth/reset", new).await;
    assert!(again.body.contains("link_expired"), "{}", again.body);
    assert_eq!(app.get(&format!("/login/reset/{token}"), None).await.status, StatusCode::NOT_FOUND);
    let session = app.post("/api/settings/company", Some(app.cookie(Role::Owner)), "{}").await;
    assert_eq!(session.status, StatusCode::UNAUTHORIZED, "signed out everywhere");
    let sign_in = "email=owner%40example.com&password=une+tout+autre+phrase+secr%C3%A8te&next=";
    assert!(form(&app, "/api/auth/login", sign_in.into()).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_the_operator_is_named() {
    let app = App::new().await;
    let page = app.get("/login/forgotten", None).await;
    assert!(page.status.is_success() && !page.body.contains("name=\"email\""), "nothing to fill in");
    let asked = form(&app, "/api/auth/forgotten", "email=owner%40example.com".into()).await;
    assert!(!asked.status.is_success() && asked.body.contains("no_mail_server"), "{}", asked.body);
}
