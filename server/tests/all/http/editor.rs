//! What the editor of documents is told, and what becomes of what it sends.

use axum::http::StatusCode;
use domain::access::Role;
use domain::billing::unit_price::UnitPrice;
use domain::documents::{Document, LineData};
use domain::ids::{ClientId, DocumentId, ProductId};
use domain::lists::{ListKind, NewListItem};
use domain::products::ProductForm;
use serde_json::{Value, json};
use testing::clients::{created, named};

use super::support::App;

/// A product of 12.50 € that costs 4 €, at 9.99 € in a price list of this id.
async fn product(app: &App) -> (ProductId, String) {
    let tx = app.access().begin().await.unwrap();
    let list = NewListItem::named(ListKind::PriceCategory, "Gros").unwrap();
    let list = store::lists::add(&tx, list).await.unwrap().id.to_string();
    let mut form = ProductForm::default();
    for (name, typed) in [
        ("name", "Vis inox"),
        ("reference", "VIS-4"),
        ("barcode", "4006381333931"),
        ("price", "12.50"),
        ("cost", "4"),
        ("unit", "boîte"),
    ] {
        typed.clone_into(form.fields.get_mut(name).unwrap());
    }
    form.prices.insert(list.clone(), "9.99".into());
    let rules = store::products::form_rules(&tx).await.unwrap();
    let product = store::products::create(&tx, form.parse(&rules).unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    (product.id, list)
}

async fn asked(app: &App, role: Role, path: &str, body: &Value) -> Value {
    let answer = app.post(path, Some(app.cookie(role)), &body.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

async fn stored(app: &App, id: DocumentId) -> Document {
    store::documents::get(&app.access().read(), id).await.unwrap()
}

fn cost(line: &LineData) -> Option<i64> {
    line.cost.map(UnitPrice::millionths)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sees_no_costs_neither_reads_nor_changes_them() {
    let app = App::new().await;
    let client = created(&app.access(), &named("Roche")).await.id;
    let (product, _) = product(&app).await;
    let form = |id: &str, price: &str, cost: &str| {
        json!({
            "fields.client": client.to_string(),
            "fields.price_basis": "net",
            "lines[0].id": id,
            "lines[0].product": product.to_string(),
            "lines[0].description": "Vis inox",
            "lines[0].quantity": "2",
            "lines[0].price": price,
            "lines[0].vat": "20",
            "lines[0].cost": cost,
        })
    };
    let new = json!({ "kind": "invoice", "form": form("", "10", "1") });
    let made = asked(&app, Role::Sales, "/api/documents/create", &new).await;
    let id: DocumentId = serde_json::from_value(made).unwrap();
    let document = stored(&app, id).await;
    assert_eq!(cost(&document.new.lines[0]), Some(4_000_000), "it is its product's, whatever is sent");

    let line = document.new.lines[0].id.unwrap().to_string();
    let save = |version: i32, price: &str, cost: &str| json!({ "id": id, "version": version, "form": form(&line, price, cost) });
    asked(&app, Role::Owner, "/api/documents/update", &save(1, "10", "4.50")).await;
    asked(&app, Role::Sales, "/api/documents/update", &save(2, "11", "")).await;
    let document = stored(&app, id).await;
    assert_eq!(document.new.lines[0].price.map(UnitPrice::millionths), Some(11_000_000));
    assert_eq!(cost(&document.new.lines[0]), Some(4_500_000), "what is stored stays");

    let start = json!({ "subject": "invoice", "kind": null, "id": id, "client": null });
    let told = async |role| asked(&app, role, "/api/documents/form-options", &start).await;
    let (sales, owner) = (told(Role::Sales).await, told(Role::Owner).await);
    assert_eq!((sales["sees_margins"].as_bool(), owner["sees_margins"].as_bool()), (Some(false), Some(true)));
    let cost_of = |told: &Value| told["editing"]["form"]["lines[0].cost"].as_str().map(str::to_owned);
    assert_eq!((cost_of(&sales), cost_of(&owner).as_deref()), (None, Some("4.5")));
    // Who saved first is told, and costs are not.
    let late = app.post("/api/documents/update", Some(app.cookie(Role::Sales)), &save(1, "12", "").to_string()).await;
    assert_ne!(late.status, StatusCode::OK);
    assert!(late.body.contains("lines[0].price") && !late.body.contains(".cost"), "{}", late.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sees_no_costs_is_told_none_of_products_and_changes_none() {
    let app = App::new().await;
    let (id, _) = product(&app).await;
    let one = json!({ "id": id.to_string() });
    for (role, is_told) in [(Role::Owner, true), (Role::Sales, false), (Role::ReadOnly, false)] {
        let view = asked(&app, role, "/api/products/get", &one).await;
        assert_eq!(!view["product"]["data"]["cost"].is_null(), is_told, "{role:?}");
    }
    let mut start = asked(&app, Role::Sales, "/api/products/form-options", &one).await;
    let form = &mut start["editing"]["form"];
    assert!(form["fields.cost"].is_null(), "{form}");
    form["fields.price"] = json!("13");
    form["fields.cost"] = json!("1");
    let save = json!({ "id": id.to_string(), "version": 1, "form": form });
    asked(&app, Role::Sales, "/api/products/update", &save).await;
    let set = json!({ "id": id.to_string(), "version": 2, "path": "fields.cost", "typed": "1" }).to_string();
    let refused = app.post("/api/products/set", Some(app.cookie(Role::Sales)), &set).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let data = store::products::get(&app.access().read(), id).await.unwrap().data;
    assert_eq!((data.price.0, data.cost.map(|cost| cost.0)), (1_300, Some(400)), "what it costs stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn products_are_offered_at_the_price_of_the_clients_list() {
    let app = App::new().await;
    let (product, list) = product(&app).await;
    let mut wholesaler = named("Roche");
    wholesaler.fields.price_category = list;
    let client = created(&app.access(), &wholesaler).await.id;
    let offered = async |role, text: &str, client: Option<ClientId>| {
        asked(&app, role, "/api/documents/products", &json!({ "text": text, "client": client, "on": null })).await
    };
    for text in ["vis", "VIS-4", "4006381333931"] {
        let found = offered(Role::Owner, text, None).await;
        assert_eq!(found[0]["id"], json!(product), "{text}");
        assert_eq!((&found[0]["price"]["minor"], &found[0]["reason"]), (&json!(1_250), &json!("product")));
        assert_eq!(found[0]["cost"]["minor"], json!(400));
    }
    let found = offered(Role::Sales, "vis", Some(client)).await;
    assert_eq!((&found[0]["price"]["minor"], &found[0]["reason"]), (&json!(999), &json!("price_list")));
    assert_eq!(found[0]["list"], json!("Gros"));
    assert!(found[0]["cost"].is_null(), "{found}");
    for at in 0..20 {
        let form = format!(r#"{{"form":{{"fields.name":"Vis {at}","fields.price":"1"}}}}"#);
        app.post("/api/products/create", Some(app.cookie(Role::Owner)), &form).await;
    }
    assert_eq!(offered(Role::Sales, "vis", None).await.as_array().unwrap().len(), 8);
    let asked = r#"{"text":"vis","client":null,"on":null}"#;
    let theirs = app.post("/api/documents/products", Some(&app.stranger), asked).await;
    assert!(!theirs.body.contains("Vis"), "{}", theirs.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_client_has_agreed_is_offered_on_its_days() {
    let app = App::new().await;
    let (product, _) = product(&app).await;
    let client = created(&app.access(), &named("Roche")).await.id;
    let add = async |role, days: (&str, &str), more: (&str, &str)| {
        let mut form = json!({ "fields.product": product, "fields.first_day": days.0, "fields.last_day": days.1 });
        form[format!("fields.{}", more.0)] = json!(more.1);
        if more.0 == "discount" {
            form["fields.grants"] = json!("discount");
        }
        asked(&app, role, "/api/clients/price-add", &json!({ "client": client, "form": form })).await
    };
    add(Role::Sales, ("2026-03-01", "2026-06-30"), ("price", "10.40")).await;
    add(Role::Owner, ("", ""), ("discount", "5")).await;
    for (on, minor, discount, first_day) in [
        ("2026-02-28", 1_250, json!(5_000), json!(null)),
        ("2026-03-01", 1_040, json!(null), json!("2026-03-01")),
        ("2026-06-30", 1_040, json!(null), json!("2026-03-01")),
        ("2026-07-01", 1_250, json!(5_000), json!(null)),
    ] {
        let body = json!({ "products": [product], "client": client, "on": on });
        let found = asked(&app, Role::Sales, "/api/documents/prices", &body).await;
        assert_eq!((&found[0]["price"]["minor"], &found[0]["discount"]), (&json!(minor), &discount), "{on}");
        assert_eq!(found[0]["reason"]["agreed"]["first_day"], first_day, "{on}");
    }
    let told = asked(&app, Role::ReadOnly, "/api/clients/prices", &json!({ "client": client })).await;
    assert_eq!((told["prices"].as_array().map(Vec::len), &told["may_change"]), (Some(2), &json!(false)));
    assert_eq!(told["names"][product.to_string()], json!("Vis inox"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_of_its_list_and_a_draft() {
    let app = App::new().await;
    let client = created(&app.access(), &named("Roche")).await.id;
    let start = async |subject: &str, kind: Option<&str>, id: Option<DocumentId>| {
        let body = json!({ "subject": subject, "kind": kind, "id": id, "client": client }).to_string();
        app.post("/api/documents/form-options", Some(app.cookie(Role::Sales)), &body).await
    };
    for (subject, kind, expected) in [
        ("invoice", None, "invoice"),
        ("invoice", Some("down_payment"), "down_payment"),
        ("quote", Some("proforma"), "proforma"),
        ("recurring", None, "recurring"),
        ("credit_note", None, "credit_note"),
    ] {
        let answer = start(subject, kind, None).await;
        let told: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(told["ruled"]["rules"]["kind"], json!(expected), "{}", answer.body);
        assert_eq!(told["ruled"]["rules"]["buyer"]["name"], json!("Roche"));
    }
    for (subject, kind) in [("invoice", Some("quote")), ("invoice", Some("recurring")), ("client", None)] {
        assert_eq!(start(subject, kind, None).await.status, StatusCode::NOT_FOUND, "{subject} {kind:?}");
    }
    let form = json!({
        "fields.client": client.to_string(),
        "lines[0].description": "Conseil",
        "lines[0].quantity": "1",
        "lines[0].price": "80",
        "lines[0].vat": "20",
    });
    let recurring = json!({ "kind": "recurring", "form": form }).to_string();
    let refused = app.post("/api/documents/create", Some(app.cookie(Role::Sales)), &recurring).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "it says nowhere how it is repeated: {}",
        refused.body
    );
    let made = asked(&app, Role::Sales, "/api/documents/create", &json!({ "kind": "quote", "form": form })).await;
    let id: DocumentId = serde_json::from_value(made).unwrap();
    assert_eq!(start("quote", None, Some(id)).await.status, StatusCode::OK);
    assert_eq!(start("invoice", None, Some(id)).await.status, StatusCode::NOT_FOUND);
    let tx = app.access().begin().await.unwrap();
    store::documents::issue(&tx, &[id]).await.unwrap();
    tx.commit().await.unwrap();
    let issued = start("quote", None, Some(id)).await;
    assert!(issued.status != StatusCode::OK && issued.body.contains("wrong_state"), "{}", issued.body);
}
