//! The page of a document and of a payment, what a client's page tells of both, and what is done from there.

use axum::http::StatusCode;
use domain::access::Role;
use domain::clients::ClientForm;
use domain::ids::ClientId;
use serde_json::{Value, json};
use testing::clients::{created, named, place};

use super::support::App;

/// A call that is answered with what it did.
async fn done(app: &App, role: Role, path: &str, body: &Value) -> Value {
    let answer = app.post(path, Some(app.cookie(role)), &body.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

/// A client in France.
async fn client(app: &App) -> ClientId {
    let form = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Ateliers Roche") };
    created(&app.access(), &form).await.id
}

/// A draft of one line: twice 10.00 €, of which one costs 4.00 €.
async fn draft(app: &App, kind: &str, client: ClientId) -> String {
    let form = json!({
        "fields.client": client.to_string(),
        "fields.price_basis": "net",
        "lines[0].description": "Réglage de la scie",
        "lines[0].quantity": "2",
        "lines[0].price": "10",
        "lines[0].vat": "20",
        "lines[0].cost": "4",
    });
    let made = done(app, Role::Owner, "/api/documents/create", &json!({ "kind": kind, "form": form })).await;
    made.as_str().unwrap().to_owned()
}

/// An issued invoice of 24.00 €.
async fn invoice(app: &App, client: ClientId) -> String {
    let id = draft(app, "invoice", client).await;
    done(app, Role::Sales, "/api/documents/issue", &json!({ "ids": [id] })).await;
    id
}

async fn told(app: &App, role: Role, id: &str) -> Value {
    done(app, role, "/api/documents/get", &json!({ "id": id })).await
}

fn payment(client: ClientId, amount: &str, invoice: &str, part: &str) -> Value {
    let mut form = json!({
        "fields.client": client.to_string(),
        "fields.amount": amount,
        "fields.currency": "EUR",
        "fields.paid_on": "2026-03-16",
    });
    form[format!("parts.{invoice}")] = part.into();
    form
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_earned_is_for_whoever_may_see_it() {
    let app = App::new().await;
    let client = client(&app).await;
    for id in [draft(&app, "invoice", client).await, invoice(&app, client).await] {
        let (owner, sales) = (told(&app, Role::Owner, &id).await, told(&app, Role::Sales, &id).await);
        assert_eq!(owner["earned"]["margin_minor"], json!(1_200), "{owner}");
        assert!(sales["earned"].is_null(), "{sales}");
        assert_eq!(sales["sheet"]["lines"][0]["description"], json!("Réglage de la scie"), "{sales}");
        assert!(sales["sheet"]["lines"][0]["cost"].is_null(), "{sales}");
        // How payments come in is for whoever may enter one.
        assert_eq!(sales["methods"], json!([]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_says_what_its_document_says_and_stands_in_its_list_alone() {
    let app = App::new().await;
    let client = client(&app).await;
    let (draft, issued) = (draft(&app, "quote", client).await, invoice(&app, client).await);
    let number = told(&app, Role::Owner, &issued).await["document"]["number"].as_str().unwrap().to_owned();
    let (offer, owed) = (format!("/quotes/{draft}"), format!("/invoices/{issued}"));
    let page = async |path: &str, cookie: &str| app.get(path, Some(cookie)).await;
    for (path, role, texts) in [
        (&offer, Role::Owner, ["Réglage de la scie", "Émettre"]),
        (&owed, Role::Owner, [number.as_str(), "Saisir un paiement"]),
        (&owed, Role::ReadOnly, [number.as_str(), "Ateliers Roche"]),
    ] {
        let page = page(path, app.cookie(role)).await;
        assert_eq!(page.status, StatusCode::OK, "{role:?} {path}");
        for text in texts {
            assert!(page.body.contains(text), "{role:?} {path}: {text} is not in {}", page.body);
        }
    }
    let reader = page(&owed, app.cookie(Role::ReadOnly)).await;
    assert!(!reader.body.contains("Saisir un paiement"), "whoever enters none is offered none");
    let owner = app.cookie(Role::Owner);
    let (elsewhere, there) = (format!("/invoices/{draft}"), format!("/quotes/{issued}"));
    for (path, cookie) in [(&elsewhere, owner), (&there, owner), (&owed, app.stranger.as_str())] {
        let page = page(path, cookie).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!page.body.contains("Réglage de la scie"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_that_is_sent_twice_is_entered_once() {
    let app = App::new().await;
    let client = client(&app).await;
    let id = invoice(&app, client).await;
    let sent = json!({ "form": payment(client, "20", &id, "14"), "key": "0190a5b2-7c1e-4f00-8a00-6d3f2b1c9e57" });
    let enter = || done(&app, Role::Accountant, "/api/payments/enter", &sent);
    let (first, second) = tokio::join!(enter(), enter());
    assert_eq!(first, second);
    let list = done(&app, Role::Sales, "/api/payments/of-client", &json!({ "client": client })).await;
    assert_eq!(list.as_array().unwrap().len(), 1, "{list}");
    assert_eq!(told(&app, Role::Owner, &id).await["document"]["settled"]["allocated_minor"], json!(1_400));
    let page = app.get(&format!("/payments/{}", first.as_str().unwrap()), Some(app.cookie(Role::Owner))).await;
    assert!(page.status == StatusCode::OK && page.body.contains("6,00"), "{}", page.body);

    // What is wrong is named beside its input, and nothing is entered.
    let over = json!({ "form": payment(client, "20", &id, "20.01"), "key": null });
    let refused = app.post("/api/payments/enter", Some(app.cookie(Role::Owner)), &over.to_string()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(&format!("parts.{id}")), "{}", refused.body);
    let list = done(&app, Role::Sales, "/api/payments/of-client", &json!({ "client": client })).await;
    assert_eq!(list.as_array().unwrap().len(), 1, "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_people_say_is_said_by_hand() {
    let app = App::new().await;
    let client = client(&app).await;
    let id = draft(&app, "quote", client).await;
    let step = async |step: &str| {
        let body = json!({ "ids": [id], "step": step }).to_string();
        app.post("/api/documents/step", Some(app.cookie(Role::Sales)), &body).await
    };
    for not_by_hand in ["issue", "view", "invoice", "reopen"] {
        let refused = step(not_by_hand).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("wrong_state"));
    }
    assert_eq!(told(&app, Role::Sales, &id).await["document"]["state"], json!("draft"));
    done(&app, Role::Sales, "/api/documents/issue", &json!({ "ids": [id] })).await;
    for (taken, state) in [("send", "sent"), ("refuse", "refused"), ("accept", "accepted")] {
        assert_eq!(step(taken).await.status, StatusCode::OK, "{taken}");
        assert_eq!(told(&app, Role::Sales, &id).await["document"]["state"], json!(state));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_client_tells_where_one_stands() {
    let app = App::new().await;
    let client = client(&app).await;
    let id = invoice(&app, client).await;
    let number = told(&app, Role::Owner, &id).await["document"]["number"].as_str().unwrap().to_owned();
    let owner = app.cookie(Role::Owner);
    for (tab, texts) in [
        ("", ["Derniers articles achetés", "Réglage de la scie"]),
        ("?tab=invoices", [number.as_str(), "24,00"]),
        ("?tab=payments", ["Aucun paiement de ce client", "/payments/new?client="]),
        ("?tab=activity", [number.as_str(), "24,00"]),
    ] {
        let page = app.get(&format!("/clients/{client}{tab}"), Some(owner)).await;
        assert_eq!(page.status, StatusCode::OK, "{tab}");
        for text in texts {
            assert!(page.body.contains(text), "{tab}: {text} is not in {}", page.body);
        }
    }
    let start = app.get(&format!("/payments/new?client={client}&invoice={id}"), Some(owner)).await;
    assert!(start.status == StatusCode::OK && start.body.contains(&number), "{}", start.body);
}
