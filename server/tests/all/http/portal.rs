//! The clients' own door over HTTP: asked for by e-mail, opened by a press, and apart from staff's.

mod embed;
mod own;
mod passwords;
mod quotes;

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{Method, StatusCode};
use domain::access::Role;
use domain::billing::kind::DocumentKind;
use domain::documents::{DocumentFields, DocumentForm, LineForm};
use domain::ids::{ClientId, ContactId, DocumentId};
use domain::mail::MailForm;
use store::{documents, mail, portal};
use testing::clients::{created, named, person, place};

use super::support::{Answer, App, request};
use crate::sink::Sink;

mod doors;
mod routes;
mod walk;

/// How long a letter is waited for, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// Ana and her client, who is invited by a company that can send.
pub async fn invited(app: &App, sink: &Sink) -> (ClientId, ContactId) {
    let access = app.access();
    let form = MailForm {
        host: "127.0.0.1".into(),
        port: sink.port.to_string(),
        security: "open".into(),
        sender: "compta@noe.example".into(),
        ..MailForm::default()
    };
    let new = mail::sealed(&access, form.parse().unwrap()).unwrap();
    let form = domain::clients::ClientForm {
        addresses: vec![place("1 rue A", "75011", "Paris")],
        contacts: vec![person("Ana", "Roche", "ana@roche.example")],
        ..named("Ateliers <b>Roche</b>")
    };
    let client = created(&access, &form).await;
    let contact = client.contacts[0].id.unwrap();
    let tx = access.begin().await.unwrap();
    mail::save_settings(&tx, 0, new).await.unwrap();
    portal::invite(&tx, contact).await.unwrap();
    tx.commit().await.unwrap();
    (client.id, contact)
}

/// A document of 100 € for a client, issued or not.
pub async fn written(app: &App, client: ClientId, kind: DocumentKind, is_issued: bool) -> DocumentId {
    let line = LineForm {
        description: "Conseil".into(),
        quantity: "1".into(),
        price: "100".into(),
        vat: "20".into(),
        ..LineForm::default()
    };
    let fields =
        DocumentFields { client: client.to_string(), private_notes: "Entre nous".into(), ..DocumentFields::default() };
    let tx = app.access().begin().await.unwrap();
    let document = documents::create(&tx, kind, DocumentForm { fields, lines: vec![line] }).await.unwrap();
    if is_issued {
        documents::issue(&tx, &[document.id]).await.unwrap();
    }
    tx.commit().await.unwrap();
    document.id
}

/// Ana, signed in: the cookie of her session.
pub async fn signed_in(app: &App, sink: &Sink) -> String {
    let browser = cookie(&post(app, "/portal/login", "", "email=ana%40roche.example").await);
    cookie(&post(app, &link(sink).await, &browser, "").await)
}

pub async fn post(app: &App, path: &str, cookies: &str, body: &str) -> Answer {
    let sent = request(Method::POST, path, None)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("cookie", cookies);
    app.send(sent.body(Body::from(body.to_owned())).unwrap()).await
}

pub async fn get(app: &App, path: &str, cookies: &str) -> Answer {
    app.send(request(Method::GET, path, None).header("cookie", cookies).body(Body::empty()).unwrap()).await
}

/// The cookie that an answer sets, as a browser sends it back.
pub fn cookie(answer: &Answer) -> String {
    let set = answer.headers[SET_COOKIE].to_str().unwrap();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
    set.split(';').next().unwrap().to_owned()
}

/// The link in the only letter that there is: quoted-printable breaks lines and writes signs of equality otherwise.
async fn link(sink: &Sink) -> String {
    let until = Instant::now() + PATIENCE;
    while sink.kept().is_empty() {
        assert!(Instant::now() < until, "no letter came");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let kept = sink.kept();
    assert!(kept.len() == 1 && kept[0].contains("To: ana@roche.example"), "{kept:?}");
    let text = kept[0].replace("=\n", "").replace("=3D", "=");
    let after = text.split("/portal/l/").nth(1).unwrap();
    let token: String = after.chars().take_while(char::is_ascii_hexdigit).collect();
    format!("/portal/l/{token}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_signs_in_by_a_press_in_the_browser_that_asked() {
    let (app, sink) = (App::new().await, Sink::start());
    let (_, contact) = invited(&app, &sink).await;
    let unknown = post(&app, "/portal/login", "", "email=nobody%40roche.example").await;
    let known = post(&app, "/portal/login", "", "email=Ana%40roche.example").await;
    assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
    assert_eq!((known.status, &known.headers[LOCATION]), (StatusCode::SEE_OTHER, &unknown.headers[LOCATION]));
    let browser = cookie(&known);
    assert_ne!(browser, cookie(&unknown));
    let link = link(&sink).await;
    for _ in 0..2 {
        let page = get(&app, &link, &browser).await;
        assert!(page.status.is_success() && page.body.contains("<button"), "a scanner uses nothing up: {}", page.body);
    }
    assert_eq!(get(&app, &link, &cookie(&unknown)).await.status, StatusCode::GONE);
    assert_eq!(post(&app, &link, "", "").await.status, StatusCode::GONE, "another browser");
    let entered = post(&app, &link, &browser, "").await;
    assert_eq!((entered.status, entered.headers[LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, "/portal"));
    let session = cookie(&entered);
    assert_eq!(post(&app, &link, &browser, "").await.status, StatusCode::GONE, "once");
    let home = get(&app, "/portal", &session).await;
    assert!(home.status.is_success() && home.body.contains("Ana Roche"), "{}", home.body);
    assert!(!home.body.contains("<b>") && !home.body.contains("<script"), "{}", home.body);
    let policy = home.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"), "{policy}");
    assert_eq!(home.headers["cache-control"], "no-store");

    let tx = app.access().begin().await.unwrap();
    portal::revoke(&tx, contact).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(get(&app, "/portal", &session).await.headers[LOCATION], "/portal/login");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_two_doors_are_apart() {
    let (app, sink) = (App::new().await, Sink::start());
    invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    let value = session.split_once('=').unwrap().1;
    let as_staff = format!("clientele_session={value}");
    for cookies in [&session, &as_staff] {
        assert_eq!(get(&app, "/clients", cookies).await.status, StatusCode::SEE_OTHER);
        assert_eq!(get(&app, "/files/documents.zip?ids=", cookies).await.status, StatusCode::UNAUTHORIZED);
    }
    let staff = app.cookie(Role::Owner);
    for cookies in [format!("clientele_session={staff}"), format!("clientele_portal={staff}")] {
        let home = get(&app, "/portal", &cookies).await;
        assert_eq!(home.status, StatusCode::SEE_OTHER);
        assert_eq!(home.headers[LOCATION], "/portal/login");
    }
    let out = post(&app, "/portal/logout", &session, "").await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert_eq!(get(&app, "/portal", &session).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_door_says_what_is_wrong_and_slows_down() {
    let app = App::new().await;
    let page = app.get("/portal/login", None).await;
    assert!(page.status.is_success() && page.body.contains("Espace client"), "{}", page.body);
    let wrong = post(&app, "/portal/login", "", "email=ana").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("aria-invalid") && wrong.body.contains(r#"value="ana""#), "{}", wrong.body);
    let mut statuses = Vec::new();
    for _ in 0..8 {
        statuses.push(post(&app, "/portal/login", "", "email=nobody%40roche.example").await.status);
    }
    assert_eq!((statuses[0], statuses[7]), (StatusCode::SEE_OTHER, StatusCode::TOO_MANY_REQUESTS));
    let style = app.get("/portal/portal.css", None).await;
    assert_eq!(style.headers["content-type"], "text/css; charset=utf-8");
    let foreign = request(Method::POST, "/portal/login", None)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("email=ana%40roche.example"));
    let mut foreign = foreign.unwrap();
    foreign.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
    assert_eq!(app.send(foreign).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_sees_what_was_issued_to_their_client_alone() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let form =
        domain::clients::ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Les autres") };
    let other = created(&app.access(), &form).await.id;
    let invoice = written(&app, client, DocumentKind::Invoice, true).await;
    let (draft, quote) = (
        written(&app, client, DocumentKind::Quote, false).await,
        written(&app, client, DocumentKind::Quote, true).await,
    );
    let order = written(&app, client, DocumentKind::Order, true).await;
    let theirs = written(&app, other, DocumentKind::Invoice, true).await;
    let session = signed_in(&app, &sink).await;
    for (path, shown, hidden) in [
        ("/portal", [invoice, quote], draft),
        ("/portal/invoices", [invoice; 2], theirs),
        ("/portal/quotes", [quote; 2], draft),
    ] {
        let page = get(&app, path, &session).await;
        assert!(page.status.is_success(), "{path}: {}", page.body);
        assert!(shown.iter().all(|id| page.body.contains(&format!("/portal/documents/{id}.pdf"))), "{}", page.body);
        assert!(!page.body.contains(&hidden.to_string()) && !page.body.contains("Entre nous"), "{}", page.body);
    }
    for path in ["/portal/payments", "/portal/statement", "/portal/statement?from=2020-01-01&to=2020-12-31&open=1"] {
        assert!(get(&app, path, &session).await.status.is_success(), "{path}");
    }
    for id in [draft, theirs, order] {
        let hidden = get(&app, &format!("/portal/documents/{id}.pdf"), &session).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{id}");
    }
    // Staff who look at it are not the client.
    let staff = format!("/files/documents/{invoice}.pdf");
    assert!(app.get(&staff, Some(app.cookie(Role::Owner))).await.status.is_success());
    let read = app.access().read();
    assert_eq!(documents::get(&read, invoice).await.unwrap().state.as_str(), "issued");
    let paper = get(&app, &format!("/portal/documents/{invoice}.pdf"), &session).await;
    assert!(paper.status.is_success() && paper.body.starts_with("%PDF"), "{}", paper.status);
    assert_eq!(documents::get(&read, invoice).await.unwrap().state.as_str(), "viewed");
    let statement = get(&app, "/portal/statement.pdf", &session).await;
    assert!(statement.body.starts_with("%PDF"), "{}", statement.status);
    for path in [
        "/portal",
        "/portal/invoices",
        "/portal/payments",
        "/portal/statement",
        "/portal/logo",
        "/portal/statement.pdf",
    ] {
        let outside = get(&app, path, "").await;
        assert_eq!(outside.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(outside.headers[LOCATION], "/portal/login");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_look_at_a_preview_that_changes_nothing() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let invoice = written(&app, client, DocumentKind::Invoice, true).await;
    let path = format!("/portal/preview/{client}");
    assert_eq!(get(&app, &path, "").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.get(&path, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    let begun = app.get(&path, Some(app.cookie(Role::ReadOnly))).await;
    assert_eq!((begun.status, begun.headers[LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, "/portal"));
    let preview = cookie(&begun);
    assert_eq!(get(&app, "/portal", &preview).await.status, StatusCode::SEE_OTHER, "nothing without their session");
    let stranger = format!("clientele_session={}; {preview}", app.stranger);
    assert_eq!(get(&app, "/portal", &stranger).await.status, StatusCode::SEE_OTHER, "another company's");
    let staff = format!("clientele_session={}; {preview}", app.cookie(Role::ReadOnly));
    let home = get(&app, "/portal", &staff).await;
    assert!(home.status.is_success() && home.body.contains("class=\"preview\""), "{}", home.body);
    let paper = get(&app, &format!("/portal/documents/{invoice}.pdf"), &staff).await;
    assert!(paper.status.is_success() && paper.body.starts_with("%PDF"), "{}", paper.status);
    let kept = documents::get(&app.access().read(), invoice).await.unwrap();
    assert_eq!(kept.state.as_str(), "issued", "staff are not the client");
    let left = post(&app, "/portal/logout", &staff, "").await;
    assert_eq!(left.headers[LOCATION], "/clients");
}
