//! Passwords and second factors of contacts over HTTP: forms alone, and nothing told to strangers.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{Method, StatusCode};
use domain::access::Role;

use super::super::support::{Answer, App, request};
use super::{PATIENCE, cookie, get, invited, post, signed_in};
use crate::sink::Sink;

/// As a form sends it.
const PASSWORD: &str = "un+mot+de+passe+assez+long";
/// A recovery code that tests give.
const RECOVERY: &str = "0123-4567-89ab-cdef";

async fn enter(app: &App, email: &str, password: &str) -> Answer {
    post(app, "/portal/login/password", "", &format!("email={email}&password={password}")).await
}

/// Ana has a second factor from now on, which only the recovery code opens that tests know.
async fn with_factor(app: &App, session: &str) {
    let chosen = post(app, "/portal/security/password", session, &format!("new={PASSWORD}")).await;
    assert_eq!(chosen.headers[LOCATION], "/portal/security?chosen");
    let begun = post(app, "/portal/security/factor", session, "").await;
    assert!(
        begun.status.is_success() && begun.body.contains("<svg") && begun.body.contains("<code>"),
        "{}",
        begun.body
    );
    app.db.run("UPDATE portal_credentials SET totp_active = true", Vec::new()).await;
    let insert = "INSERT INTO portal_recovery_codes (company_id, id, created_at, updated_at, credential_id, code_hash) \
         SELECT company_id, id, created_at, updated_at, id, $1 FROM portal_credentials";
    app.db.run(insert, vec![store::tokens::hash(&RECOVERY.replace('-', "")).into()]).await;
}

/// The last code that came by e-mail, once there are so many letters.
async fn last_code(sink: &Sink, letters: usize) -> String {
    let until = Instant::now() + PATIENCE;
    while sink.kept().len() < letters {
        assert!(Instant::now() < until, "no letter came");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let letter = sink.kept().last().unwrap().clone();
    let is_code = |line: &&str| line.len() == 8 && line.bytes().all(|byte| byte.is_ascii_digit());
    letter.lines().map(str::trim).find(is_code).unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_enters_by_a_password_and_strangers_are_told_nothing() {
    let (app, sink) = (App::new().await, Sink::start());
    invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    let page = get(&app, "/portal/security", &session).await;
    assert!(page.status.is_success() && page.body.contains(r#"name="new""#), "{}", page.body);
    assert!(!page.body.contains(r#"name="current""#) && !page.body.contains("<script"), "{}", page.body);
    let weak = post(&app, "/portal/security/password", &session, "new=court").await;
    assert!(weak.status == StatusCode::UNPROCESSABLE_ENTITY && weak.body.contains("aria-invalid"), "{}", weak.body);
    assert!(!weak.body.contains("court"), "what was typed is not sent back");
    let chosen = post(&app, "/portal/security/password", &session, &format!("new={PASSWORD}")).await;
    assert_eq!(
        (chosen.status, chosen.headers[LOCATION].to_str().unwrap()),
        (StatusCode::SEE_OTHER, "/portal/security?chosen")
    );
    assert!(get(&app, "/portal/security?chosen", &session).await.body.contains("role=\"status\""));
    assert!(get(&app, "/portal/login", "").await.body.contains("/portal/login/password"));

    let (wrong, unknown) =
        (enter(&app, "ana%40roche.example", "autre").await, enter(&app, "bob%40roche.example", PASSWORD).await);
    assert_eq!((wrong.status, unknown.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(wrong.body.replace("ana@", "bob@"), unknown.body);
    assert!(!wrong.headers.contains_key(SET_COOKIE) && !unknown.body.contains("assez"), "{}", unknown.body);
    let long = enter(&app, "ana%40roche.example", &"x".repeat(2_000)).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(enter(&app, "ana%40roche.example", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let entered = enter(&app, "ana%40roche.example", PASSWORD).await;
    assert_eq!(entered.headers[LOCATION], "/portal");
    let known = entered.headers.get_all(SET_COOKIE).iter().filter(|set| set.to_str().unwrap().contains("_known="));
    assert_eq!(known.count(), 0, "a password is no link");
    let by_password = cookie(&entered);
    assert!(get(&app, "/portal", &by_password).await.body.contains("Ana Roche"));
    let asks = get(&app, "/portal/security", &by_password).await;
    assert!(asks.body.contains(r#"name="current""#), "{}", asks.body);
    let unproved = post(&app, "/portal/security/password/remove", &by_password, "current=autre").await;
    assert!(unproved.status == StatusCode::UNPROCESSABLE_ENTITY && unproved.body.contains("role=\"alert\""));
    let removed = post(&app, "/portal/security/password/remove", &by_password, &format!("current={PASSWORD}")).await;
    assert_eq!(removed.headers[LOCATION], "/portal/security?removed");
    assert_eq!(get(&app, "/portal", &session).await.status, StatusCode::SEE_OTHER, "the other session is over");
    assert_eq!(enter(&app, "ana%40roche.example", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_stands_between_a_password_and_the_portal() {
    let (app, sink) = (App::new().await, Sink::start());
    invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    with_factor(&app, &session).await;
    let entered = enter(&app, "ana%40roche.example", PASSWORD).await;
    assert_eq!(entered.headers[LOCATION], "/portal/login/code");
    let waiting = cookie(&entered);
    assert_eq!(get(&app, "/portal", &waiting).await.headers[LOCATION], "/portal/login", "it opens nothing yet");
    assert_eq!(get(&app, "/portal/login/code", "").await.headers[LOCATION], "/portal/login");
    assert!(get(&app, "/portal/login/code", &waiting).await.body.contains("one-time-code"));
    for typed in ["", "000000", "nothing"] {
        let wrong = post(&app, "/portal/login/code", &waiting, &format!("code={typed}")).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("role=\"alert\""), "{typed}");
    }
    let given = post(&app, "/portal/login/code", &waiting, &format!("code={RECOVERY}")).await;
    assert_eq!(given.headers[LOCATION], "/portal");
    let inside = cookie(&given);
    assert_ne!(inside, waiting);
    assert!(get(&app, "/portal", &inside).await.status.is_success());
    assert_eq!(get(&app, "/portal", &waiting).await.status, StatusCode::SEE_OTHER, "the token before is worth nothing");
    let again = cookie(&enter(&app, "ana%40roche.example", PASSWORD).await);
    let used = post(&app, "/portal/login/code", &again, &format!("code={RECOVERY}")).await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    let off = post(&app, "/portal/security/factor/off", &inside, &format!("current={PASSWORD}")).await;
    assert_eq!(off.headers[LOCATION], "/portal/security?off");
    assert_eq!(enter(&app, "ana%40roche.example", PASSWORD).await.headers[LOCATION], "/portal");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_asks_for_the_second_factor_too() {
    let (app, sink) = (App::new().await, Sink::start());
    invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    with_factor(&app, &session).await;
    let door = format!("/portal/embed/{}", app.company);
    let hidden = |page: &Answer| {
        let input = page.body.split("<input").find(|input| input.contains(r#"name="browser""#)).unwrap();
        input.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let asked = post(&app, &door, "", "email=ana%40roche.example&to=%2Fportal%2Finvoices&lang=fr").await;
    let typed = format!("browser={}&code={}&to=%2Fportal%2Finvoices", hidden(&asked), last_code(&sink, 2).await);
    let between = post(&app, &format!("{door}/code"), "", &typed).await;
    assert!(between.body.contains(&format!("{door}/factor")), "{}", between.body);
    assert!(!between.headers.contains_key("clientele-frame") && !between.headers.contains_key(SET_COOKIE));
    let waiting = hidden(&between);
    let factor = async |code: &str| {
        let typed = format!("browser={waiting}&code={code}&to=%2Fportal%2Finvoices");
        post(&app, &format!("{door}/factor"), "", &typed).await
    };
    assert_eq!(factor("000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let entered = factor(RECOVERY).await;
    assert_eq!(entered.headers["clientele-to"], "/portal/invoices");
    assert!(entered.headers.contains_key("clientele-frame"));
    assert_eq!(factor(RECOVERY).await.status, StatusCode::GONE, "it waits no more");
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_are_slowed_down_and_other_sites_send_none() {
    let (app, sink) = (App::new().await, Sink::start());
    invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    let forms = [
        "/portal/login/password",
        "/portal/login/code",
        "/portal/security/password",
        "/portal/security/password/remove",
        "/portal/security/factor",
        "/portal/security/factor/confirm",
        "/portal/security/factor/off",
        "/portal/security/factor/codes",
    ];
    for path in forms {
        let sent = request(Method::POST, path, None)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", session.as_str());
        let mut sent = sent.body(Body::from(format!("new={PASSWORD}&email=ana%40roche.example"))).unwrap();
        sent.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
        assert_eq!(app.send(sent).await.status, StatusCode::FORBIDDEN, "{path}");
        if !path.starts_with("/portal/login") {
            assert_eq!(post(&app, path, "", "new=x").await.headers[LOCATION], "/portal/login", "{path}");
        }
    }
    for email in ["ana%40roche.example", "bob%40roche.example"] {
        let mut last = StatusCode::OK;
        for _ in 0..12 {
            last = enter(&app, email, PASSWORD).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS, "{email}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_see_and_take_away_a_password_and_choose_none_in_a_preview() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, contact) = invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    post(&app, "/portal/security/password", &session, &format!("new={PASSWORD}")).await;
    let id = format!(r#"{{"id":"{contact}"}}"#);
    let seen = app.post("/api/contacts/get", Some(app.cookie(Role::Sales)), &id).await;
    assert!(seen.body.contains(r#""has_password":true"#), "{}", seen.body);
    let reset = app.post("/api/contacts/portal-reset", Some(app.cookie(Role::Sales)), &id).await;
    assert!(reset.status.is_success() && reset.body.contains(r#""has_password":false"#), "{}", reset.body);
    assert_eq!(get(&app, "/portal", &session).await.status, StatusCode::SEE_OTHER);
    let begun = app.get(&format!("/portal/preview/{client}"), Some(app.cookie(Role::Owner))).await;
    let staff = format!("clientele_session={}; {}", app.cookie(Role::Owner), cookie(&begun));
    let page = get(&app, "/portal/security", &staff).await;
    assert!(page.status.is_success() && !page.body.contains(r#"name="new""#), "{}", page.body);
    let sent = post(&app, "/portal/security/password", &staff, &format!("new={PASSWORD}")).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
}
