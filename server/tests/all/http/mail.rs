//! E-mail from the settings to the server that takes it: tried out, sent with a document, refused, and sent again.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use domain::access::Role;
use serde_json::{Value, json};
use testing::clients::{created, named, person, place};

use super::support::App;
use crate::sink::Sink;

/// How long a letter is waited for, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// A call that is answered with what it did.
async fn done(app: &App, role: Role, path: &str, body: &Value) -> Value {
    let answer = app.post(path, Some(app.cookie(role)), &body.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    // Some only do it, and have nothing to answer.
    if answer.body.is_empty() { Value::Null } else { serde_json::from_str(&answer.body).unwrap() }
}

async fn set_up(app: &App, sink: &Sink) {
    let form = json!({
        "host": "127.0.0.1",
        "port": sink.port.to_string(),
        "security": "open",
        "sender_name": "Ateliers Noé",
        "sender": "compta@noe.example",
        "signature": "Noé, comptable",
    });
    done(app, Role::Owner, "/api/mail/settings-save", &json!({ "version": 0, "form": form })).await;
}

/// An issued invoice of 24.00 € for a client with a contact.
async fn invoice(app: &App) -> String {
    let form = domain::clients::ClientForm {
        addresses: vec![place("1 rue A", "75011", "Paris")],
        contacts: vec![person("Ana", "Roche", "ana@roche.example")],
        ..named("Ateliers Roche")
    };
    let client = created(&app.access(), &form).await.id;
    let form = json!({
        "fields.client": client.to_string(),
        "fields.price_basis": "net",
        "lines[0].description": "Réglage de la scie",
        "lines[0].quantity": "2",
        "lines[0].price": "10",
        "lines[0].vat": "20",
    });
    let made = done(app, Role::Owner, "/api/documents/create", &json!({ "kind": "invoice", "form": form })).await;
    let id = made.as_str().unwrap().to_owned();
    done(app, Role::Sales, "/api/documents/issue", &json!({ "ids": [id] })).await;
    id
}

/// The letter about a document, once it is where it is waited for.
async fn letter(app: &App, id: &str, state: &str) -> Value {
    let until = Instant::now() + PATIENCE;
    loop {
        let letters = done(app, Role::ReadOnly, "/api/mail/of-document", &json!({ "id": id })).await;
        if letters[0]["state"] == state {
            return letters[0].clone();
        }
        assert!(Instant::now() < until, "{letters}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_sent_to_whom_it_is_proposed_to() {
    let (app, sink) = (App::new().await, Sink::start());
    set_up(&app, &sink).await;
    let id = invoice(&app).await;
    let start = done(&app, Role::Sales, "/api/mail/letter", &json!({ "id": id })).await;
    let mut form = start["form"].clone();
    assert_eq!((&form["to"], &start["is_set"]), (&json!("ana@roche.example"), &json!(true)));
    let (subject, text) = (form["subject"].as_str().unwrap(), form["text"].as_str().unwrap());
    assert!(subject.starts_with("Facture ") && subject.ends_with("Atelier Nord"), "{subject}");
    assert!(text.contains("24,00") && text.ends_with("Noé, comptable") && !text.contains('{'), "{text}");
    form["attach"] = "".into();
    let key = "0192f0c1-2a34-4bcd-8ef0-123456789001";
    for _ in 0..2 {
        done(&app, Role::Sales, "/api/mail/send", &json!({ "id": id, "form": form, "key": key })).await;
    }
    let sent = letter(&app, &id, "sent").await;
    assert_eq!((&sent["attempts"], &sent["by"]), (&json!(1), &json!("sales")));
    let kept = sink.kept();
    let [kept] = kept.as_slice() else { panic!("sent {} times", kept.len()) };
    assert!(kept.contains(&format!("Message-ID: <{}@noe.example>", sent["id"].as_str().unwrap())), "{kept}");
    let document = done(&app, Role::ReadOnly, "/api/documents/get", &json!({ "id": id })).await;
    assert_eq!(document["document"]["state"], "sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_is_told_of_and_sent_again() {
    let (app, sink) = (App::new().await, Sink::start());
    set_up(&app, &sink).await;
    let id = invoice(&app).await;
    let form = json!({ "to": "nobody@roche.example", "subject": "Facture", "text": "Bonjour" });
    done(&app, Role::Sales, "/api/mail/send", &json!({ "id": id, "form": form, "key": null })).await;
    let dead = letter(&app, &id, "dead").await;
    assert_eq!(dead["problem"], "recipient");
    assert!(dead["said"].as_str().unwrap().contains("no such user"), "{dead}");
    let waiting = done(&app, Role::Owner, "/api/mail/outbox", &json!({ "only_waiting": true, "before": null })).await;
    assert_eq!(waiting[0].as_array().unwrap().len(), 1);
    done(&app, Role::Sales, "/api/mail/resend", &json!({ "id": dead["id"] })).await;
    letter(&app, &id, "dead").await;
    assert!(sink.kept().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_takes_along_the_document_that_it_names() {
    let (app, sink) = (App::new().await, Sink::start());
    set_up(&app, &sink).await;
    let id = invoice(&app).await;
    let form = json!({ "to": "ana@roche.example", "subject": "Facture", "text": "Bonjour", "attach": "on" });
    done(&app, Role::Sales, "/api/mail/send", &json!({ "id": id, "form": form, "key": null })).await;
    letter(&app, &id, "sent").await;
    let kept = sink.kept();
    let [kept] = kept.as_slice() else { panic!("sent {} times", kept.len()) };
    // « %PDF » in base64.
    assert!(kept.contains("Content-Type: application/pdf") && kept.contains("JVBERi0"), "{kept}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_settings_are_tried_out_where_the_operator_allows_it() {
    let sink = Sink::start();
    let near = App::with(&["--smtp-allow-private"]).await;
    set_up(&near, &sink).await;
    let tried = done(&near, Role::Owner, "/api/mail/try", &json!({})).await;
    assert_eq!(tried, json!({ "Sent": "owner@example.com" }));
    assert_eq!(sink.kept().len(), 1);
    let far = App::new().await;
    set_up(&far, &sink).await;
    let tried = done(&far, Role::Owner, "/api/mail/try", &json!({})).await;
    assert_eq!(tried, json!({ "NotSent": ["private", "not connected"] }));
    assert_eq!(sink.kept().len(), 1, "not even connected to");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_password_is_never_shown_again() {
    let (app, sink) = (App::new().await, Sink::start());
    let form = json!({
        "host": "smtp.example.fr", "user": "compta", "password": "s3cret-of-noe", "sender": "compta@noe.example",
    });
    let saved = done(&app, Role::Owner, "/api/mail/settings-save", &json!({ "version": 0, "form": form })).await;
    assert_eq!(saved, json!({ "version": 1, "has_password": true }));
    for path in ["/settings/mail", "/settings/security-log"] {
        let page = app.get(path, Some(app.cookie(Role::Owner))).await;
        assert!(page.status.is_success() && !page.body.contains("s3cret-of-noe"), "{path}");
    }
    let shown = done(&app, Role::Owner, "/api/mail/settings", &json!({})).await;
    assert_eq!((&shown["has_password"], &shown["form"]["password"]), (&json!(true), &json!("")));
    // To another server it would have to be typed again.
    let elsewhere = json!({
        "host": "127.0.0.1", "port": sink.port.to_string(), "security": "open", "user": "compta",
        "sender": "compta@noe.example",
    });
    for (version, why) in [(1, "password"), (0, "changed_meanwhile")] {
        let body = json!({ "version": version, "form": elsewhere }).to_string();
        let answer = app.post("/api/mail/settings-save", Some(app.cookie(Role::Owner)), &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(why), "{}", answer.body);
    }
}
