//! Letters over HTTP: the link to one document, which is seen by a press alone, statements that go along, and invitations.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::header::LOCATION;
use axum::http::{Method, StatusCode};
use domain::access::Role;
use domain::billing::kind::DocumentKind;
use domain::documents::{DocumentFields, DocumentForm, LineForm};
use domain::ids::{ClientId, DocumentId};
use domain::mail::MailForm;
use serde_json::{Value, json};
use store::{documents, mail, portal};
use testing::clients::{created, named, person, place};

use super::support::{Answer, App, request};
use crate::sink::Sink;

/// How long a letter is waited for, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// A client whose contact is let in, with an invoice, of a company that can send.
async fn invoiced(app: &App, sink: &Sink) -> (ClientId, DocumentId) {
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
        ..named("Ateliers Roche")
    };
    let client = created(&access, &form).await;
    let line = LineForm {
        description: "Conseil".into(),
        quantity: "1".into(),
        price: "100".into(),
        vat: "20".into(),
        ..LineForm::default()
    };
    let fields = DocumentFields { client: client.id.to_string(), ..DocumentFields::default() };
    let tx = access.begin().await.unwrap();
    mail::save_settings(&tx, 0, new).await.unwrap();
    portal::invite(&tx, client.contacts[0].id.unwrap()).await.unwrap();
    let invoice = DocumentForm { fields, lines: vec![line] };
    let invoice = documents::create(&tx, DocumentKind::Invoice, invoice).await.unwrap();
    documents::issue(&tx, &[invoice.id]).await.unwrap();
    tx.commit().await.unwrap();
    (client.id, invoice.id)
}

async fn done(app: &App, role: Role, path: &str, body: &Value) -> Value {
    let answer = app.post(path, Some(app.cookie(role)), &body.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    if answer.body.is_empty() { Value::Null } else { serde_json::from_str(&answer.body).unwrap() }
}

/// The only letter, its lines joined: quoted-printable breaks them, and writes signs of equality otherwise.
async fn letter(sink: &Sink) -> String {
    let until = Instant::now() + PATIENCE;
    while sink.kept().is_empty() {
        assert!(Instant::now() < until, "no letter came");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let kept = sink.kept();
    assert_eq!(kept.len(), 1, "{kept:?}");
    kept[0].replace("=\n", "").replace("=3D", "=")
}

/// The path in a letter that begins so.
fn path(letter: &str, before: &str) -> String {
    let after = letter.split(before).nth(1).unwrap_or_else(|| panic!("{letter}"));
    let token: String = after.chars().take_while(char::is_ascii_hexdigit).collect();
    assert_eq!(token.len(), 64, "{letter}");
    format!("{before}{token}")
}

async fn asked(app: &App, method: Method, path: &str, cookies: &str) -> Answer {
    let request = request(method, path, None).header("content-type", "application/x-www-form-urlencoded");
    app.send(request.header("cookie", cookies).body(Body::empty()).unwrap()).await
}

async fn state(app: &App, invoice: DocumentId) -> String {
    documents::get(&app.access().read(), invoice).await.unwrap().state.as_str().to_owned()
}

/// Until it is noted that the letter went.
async fn gone(app: &App, invoice: DocumentId) {
    let until = Instant::now() + PATIENCE;
    while state(app, invoice).await != "sent" {
        assert!(Instant::now() < until, "it is not noted that the letter went");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letters_link_shows_its_document_and_a_press_alone_has_seen_it() {
    let (app, sink) = (App::new().await, Sink::start());
    let (_, invoice) = invoiced(&app, &sink).await;
    let start = done(&app, Role::Sales, "/api/mail/letter", &json!({ "id": invoice })).await;
    assert_eq!(start["linked"], json!(["ana@roche.example"]));
    assert!(start["form"]["text"].as_str().unwrap().contains("{link}"), "{start}");
    let mut form = start["form"].clone();
    form["attach"] = "".into();
    done(&app, Role::Sales, "/api/mail/send", &json!({ "id": invoice, "form": form, "key": null })).await;
    let link = path(&letter(&sink).await, "/portal/d/");
    gone(&app, invoice).await;

    let page = asked(&app, Method::GET, &link, "").await;
    assert!(page.status.is_success() && page.body.contains("<button"), "{}", page.body);
    assert_eq!(page.headers["cache-control"], "no-store");
    let staff = format!("clientele_session={}", app.cookie(Role::Owner));
    let looked = asked(&app, Method::POST, &link, &staff).await;
    assert_eq!(looked.status, StatusCode::SEE_OTHER);
    assert_eq!(state(&app, invoice).await, "sent", "neither a scanner nor staff");
    let opened = asked(&app, Method::POST, &link, "").await;
    let paper = opened.headers[LOCATION].to_str().unwrap().to_owned();
    assert_eq!((opened.status, paper.as_str()), (StatusCode::SEE_OTHER, format!("{link}/document.pdf").as_str()));
    let paper = asked(&app, Method::GET, &paper, "").await;
    assert!(paper.status.is_success() && paper.body.starts_with("%PDF"), "{}", paper.status);
    assert_eq!(state(&app, invoice).await, "viewed");
    let letters = done(&app, Role::ReadOnly, "/api/mail/of-document", &json!({ "id": invoice })).await;
    assert!(letters[0]["seen_at"].is_string(), "{letters}");
    assert!(!letters.to_string().contains(link.trim_start_matches("/portal/d/")), "nobody is told the link");
    // It signs nobody in, and nothing else opens by it.
    assert!(opened.headers.get("set-cookie").is_none());
    let other = format!("/portal/d/{}", "0".repeat(64));
    for path in [other.clone(), format!("{other}/document.pdf")] {
        assert_eq!(asked(&app, Method::GET, &path, "").await.status, StatusCode::GONE, "{path}");
    }
    assert_eq!(asked(&app, Method::POST, &other, "").await.status, StatusCode::GONE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_goes_along() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invoiced(&app, &sink).await;
    let start = done(&app, Role::Sales, "/api/mail/statement-letter", &json!({ "client": client })).await;
    assert_eq!((&start["form"]["to"], &start["is_set"]), (&json!("ana@roche.example"), &json!(true)));
    assert_eq!(start["linked"], json!(["ana@roche.example"]));
    let days = json!({ "period": "all", "from": null, "to": null, "is_open": false });
    let body = json!({ "client": client, "asked": days, "form": start["form"], "key": null });
    done(&app, Role::Sales, "/api/mail/statement-send", &body).await;
    let letter = letter(&sink).await;
    // « %PDF » in base64.
    assert!(letter.contains("Content-Type: application/pdf") && letter.contains("JVBERi0"), "{letter}");
    assert!(!letter.contains("{link}"), "{letter}");
    let link = path(&letter, "/portal/d/");
    let page = asked(&app, Method::GET, &link, "").await;
    assert!(page.status.is_success() && page.body.contains("<h1>Relevé"), "{}", page.body);
    let opened = asked(&app, Method::POST, &link, "").await;
    let paper = asked(&app, Method::GET, opened.headers[LOCATION].to_str().unwrap(), "").await;
    assert!(paper.status.is_success() && paper.body.starts_with("%PDF"), "{}", paper.status);
    let letters = done(&app, Role::ReadOnly, "/api/mail/of-client", &json!({ "id": client })).await;
    assert_eq!((&letters[0]["attached"], &letters[0]["document"]), (&json!(true), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_told_its_letter_alone() {
    let (app, sink) = (App::new().await, Sink::start());
    let form = json!({ "form": { "email": "paul@nord.example", "role": "sales" } });
    let without = app.post("/api/users/invite-by-mail", Some(app.cookie(Role::Owner)), &form.to_string()).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", without.body);
    invoiced(&app, &sink).await;
    let told = done(&app, Role::Owner, "/api/users/list", &json!({})).await;
    assert_eq!((&told["has_mail"], &told["invitations"]), (&json!(true), &json!([])));
    let answer = done(&app, Role::Owner, "/api/users/invite-by-mail", &form).await;
    let link = path(&letter(&sink).await, "/invite/");
    assert!(!answer.to_string().contains(&link));
    let outbox = done(&app, Role::Owner, "/api/mail/outbox", &json!({ "only_waiting": false, "before": null })).await;
    assert!(outbox.to_string().contains("{link}") && !outbox.to_string().contains(&link), "{outbox}");
    let page = app.get(&link, None).await;
    assert!(page.status.is_success(), "{}", page.body);
}
