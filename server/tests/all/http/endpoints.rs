//! The walk: every endpoint there is, as nobody, as each role, and as somebody of another company. One that is not listed here fails.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::{Role, allows};
use domain::billing::kind::DocumentKind;
use domain::clients::{self, AddressForm, ClientForm, FormRules};
use domain::contacts::ContactForm;
use domain::custom_fields::CustomFieldForm;
use domain::form::FormText;
use domain::lists::{ListItemForm, ListKind};
use domain::products::ProductForm;
use domain::subject::Subject;
use domain::tasks::TaskForm;
use leptos::server_fn::axum::server_fn_paths;

use super::listed::Sent::{self, Delete, Form, Get, Json, Upload};
use super::listed::Who::{May, Open, SignedIn};
use super::listed::endpoints;
use super::made::{given, paid, spent};
use super::support::{Answer, App, request};

/// The ids that stand for the placeholders.
pub struct Ids {
    client: String,
    contact: String,
    contact_here: String,
    address: String,
    item: String,
    product: String,
    document: String,
    payment: String,
    credit: String,
    task: String,
    time: String,
    expense: String,
    field: String,
    view: String,
    company: String,
}

impl Ids {
    pub fn put(&self, text: &str) -> String {
        text.replace("{client}", &self.client)
            .replace("{contact}", &self.contact)
            .replace("{contact_here}", &self.contact_here)
            .replace("{address}", &self.address)
            .replace("{item}", &self.item)
            .replace("{product}", &self.product)
            .replace("{document}", &self.document)
            .replace("{payment}", &self.payment)
            .replace("{credit}", &self.credit)
            .replace("{task}", &self.task)
            .replace("{time}", &self.time)
            .replace("{expense}", &self.expense)
            .replace("{field}", &self.field)
            .replace("{view}", &self.view)
            .replace("{company}", &self.company)
    }
}

pub async fn prepare(app: &App) -> Ids {
    let tx = app.access().begin().await.unwrap();
    let rules: FormRules = store::companies::form_rules(&tx).await.unwrap();
    let mut form = ClientForm::default();
    form.fields.name = "Ateliers Roche & Fils".into();
    form.contacts = vec![clients::ContactForm { first_name: "Ana".into(), ..clients::ContactForm::default() }];
    form.addresses = vec![AddressForm { city: "Lyon".into(), country: "FR".into(), ..AddressForm::default() }];
    let client = store::clients::create(&tx, form.parse(&rules).unwrap()).await.unwrap();
    let item = ListItemForm { label: "De la première".into(), ..ListItemForm::default() };
    let item = store::lists::add(&tx, item.parse(ListKind::Category).unwrap()).await.unwrap();
    let field = CustomFieldForm { label: "Pointure".into(), kind: "text".into(), ..CustomFieldForm::default() };
    let field = store::custom_fields::add(&tx, Subject::Client, field.parse().unwrap()).await.unwrap();
    let rules = store::products::form_rules(&tx).await.unwrap();
    let mut form = ProductForm::default();
    (form.fields.name, form.fields.price) = ("Conseil des Ateliers Roche".into(), "80".into());
    let product = store::products::create(&tx, form.parse(&rules).unwrap()).await.unwrap();
    let mut form = FormText::default();
    form.set("fields.client", client.id.to_string());
    for (name, value) in [("description", "Conseil"), ("quantity", "2"), ("price", "80")] {
        form.set(format!("lines[0].{name}"), value);
    }
    let document = store::documents::create(&tx, DocumentKind::Invoice, form.into()).await.unwrap();
    let (payment, credit) = (paid(&tx, client.id).await, given(&tx, client.id).await);
    let mut form = TaskForm::default();
    (form.fields.title, form.fields.client) = ("Plan des Ateliers Roche".into(), client.id.to_string());
    (form.fields.rate, form.fields.billable) = ("80".into(), "on".into());
    let task = store::tasks::create(&tx, &form).await.unwrap();
    let expense = spent(&tx).await;
    let rules = store::contacts::form_rules(&tx).await.unwrap();
    let mut form = ContactForm::default();
    form.fields.last_name = "Ateliers Roche en personne".into();
    let contact = store::contacts::create(&tx, form.parse(&rules).unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    let view = r#"{"subject":"client","name":"Vue de Ateliers Roche","is_shared":false,"is_favourite":false,"asked":"q=roche","look":null}"#;
    let view = app.post("/api/views/create", Some(app.cookie(Role::Owner)), view).await;
    let view: domain::saved_views::SavedView = serde_json::from_str(&view.body).unwrap();
    let time = format!(r#"{{"id":"{}","form":{{"fields.day":"2026-03-16","fields.spent":"1:30"}}}}"#, task.id);
    let time = app.post("/api/tasks/time-add", Some(app.cookie(Role::Owner)), &time).await;
    let time: String = serde_json::from_str(&time.body).unwrap();
    Ids {
        client: client.id.to_string(),
        contact: contact.id.to_string(),
        contact_here: client.contacts[0].id.unwrap().to_string(),
        address: client.addresses[0].id.unwrap().to_string(),
        item: item.id.to_string(),
        product: product.id.to_string(),
        document: document.id.to_string(),
        payment: payment.to_string(),
        credit: credit.to_string(),
        task: task.id.to_string(),
        time,
        expense: expense.to_string(),
        field: field.id.to_string(),
        view: view.id.to_string(),
        company: app.company.to_string(),
    }
}

pub async fn call(app: &App, ids: &Ids, path: &str, sent: Sent, cookie: Option<&str>) -> Answer {
    let path = ids.put(path);
    let request = match sent {
        Json(body) => request(Method::POST, &path, cookie)
            .header("content-type", "application/json")
            .body(Body::from(ids.put(body))),
        Form(body) => request(Method::POST, &path, cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(ids.put(body))),
        Get => request(Method::GET, &path, cookie).body(Body::empty()),
        Delete => request(Method::DELETE, &path, cookie).body(Body::empty()),
        Upload => request(Method::POST, &path, cookie).header("content-type", "multipart/form-data; boundary=x").body(
            Body::from(
                "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nNom\r\nA\r\n--x--\r\n",
            ),
        ),
    };
    app.send(request.unwrap()).await
}

#[test]
fn every_server_function_is_listed() {
    let there: BTreeSet<&str> = server_fn_paths().map(|(path, _)| path).collect();
    let listed: BTreeSet<&str> = endpoints().map(|(path, ..)| *path).collect();
    let unlisted: Vec<_> = there.difference(&listed).collect();
    assert!(unlisted.is_empty(), "say here who may call: {unlisted:?}");
    let gone: Vec<_> = listed
        .difference(&there)
        .filter(|path| {
            let plain = ["/api/clients/import", "/api/products/import", "/api/events"];
            let is_call = path.starts_with("/api/") && !path.contains('{') && !path.ends_with("/snapshot");
            is_call && !path.contains("/export.") && !plain.contains(path)
        })
        .collect();
    assert!(gone.is_empty(), "listed, but there is none: {gone:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_in() {
    let app = App::new().await;
    let ids = prepare(&app).await;
    for (path, who, sent, _) in endpoints() {
        for cookie in [None, Some("0".repeat(64))] {
            let answer = call(&app, &ids, path, *sent, cookie.as_deref()).await;
            if *who == Open {
                assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}: {}", answer.body);
            } else {
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}: {}", answer.body);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_company_has_nothing_of_ours() {
    let app = App::new().await;
    let ids = prepare(&app).await;
    for (path, _, sent, about_an_id) in endpoints().filter(|(path, ..)| !path.starts_with("/api/auth/logout")) {
        let answer = call(&app, &ids, path, *sent, Some(&app.stranger)).await;
        assert!(!answer.body.contains("Ateliers Roche"), "{path} tells another company's client: {}", answer.body);
        if *about_an_id {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}: {}", answer.body);
        }
    }
    let client = store::clients::get(&app.access().read(), ids.client.parse().unwrap()).await.unwrap();
    assert_eq!((client.version, client.data.name.as_str()), (1, "Ateliers Roche & Fils"), "nothing was changed");
}

/// Everything of the company is closed to whoever lacks the second factor that it asks for; what is their own stays open.
#[tokio::test(flavor = "multi_thread")]
async fn who_lacks_the_second_factor_asked_for_does_nothing_in_that_company() {
    let app = App::new().await;
    let ids = prepare(&app).await;
    let tx = app.access().begin().await.unwrap();
    store::companies::require_two_factor(&tx, true).await.unwrap();
    tx.commit().await.unwrap();
    let cookie = Some(app.cookie(Role::Admin));
    for (path, who, sent, _) in endpoints().filter(|(path, ..)| !path.contains("logout")) {
        let answer = call(&app, &ids, path, *sent, cookie).await;
        assert!(!answer.body.contains("Ateliers Roche"), "{path} tells a client: {}", answer.body);
        if let May(_) = who {
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}: {}", answer.body);
        }
        if path.starts_with("/api/me/") {
            assert_ne!(answer.status, StatusCode::FORBIDDEN, "{path}: {}", answer.body);
        }
        // A company of their own, which asks for none, was founded and opened: back to the one that does.
        if *path == "/api/auth/new-company" {
            let back = call(&app, &ids, "/api/auth/switch-company", Form("company={company}"), cookie).await;
            assert!(back.status.is_success() || back.status.is_redirection(), "{}", back.status);
        }
    }
    let list = call(&app, &ids, "/api/lists/page", Json(super::listed::USUAL_LIST), cookie).await;
    assert!(list.body.contains("factor_required"), "{}", list.body);
    let client = store::clients::get(&app.access().read(), ids.client.parse().unwrap()).await.unwrap();
    assert_eq!((client.version, client.data.name.as_str()), (1, "Ateliers Roche & Fils"), "nothing was changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_may_what_the_policy_says() {
    for role in Role::ALL {
        let app = App::new().await;
        let ids = prepare(&app).await;
        // Signing out ends the walk, so it comes last.
        let (last, first): (Vec<_>, Vec<_>) =
            endpoints().partition(|(path, ..)| path.contains("sign-out") || path.contains("logout"));
        for (path, who, sent, _) in first.into_iter().chain(last.into_iter().rev()) {
            let answer = call(&app, &ids, path, sent, Some(app.cookie(role))).await;
            let expected = match who {
                Open | SignedIn => true,
                May(permission) => allows(role, permission),
            };
            assert_eq!(
                answer.status != StatusCode::FORBIDDEN,
                expected,
                "{role:?} {path}: {} {}",
                answer.status,
                answer.body
            );
            assert!(!answer.status.is_server_error(), "{role:?} {path}: {}", answer.body);
            // A code is asked of whoever is half signed in: to the others it says so.
            if who != Open {
                assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{role:?} {path}: {}", answer.body);
            }
        }
    }
}

/// Within « act » the policy also depends on what is asked.
#[tokio::test(flavor = "multi_thread")]
async fn sales_may_archive_but_not_delete() {
    let app = App::new().await;
    let ids = prepare(&app).await;
    let act = |act: &str| format!(r#"{{"ids":["{}"],"act":"{act}"}}"#, ids.client);
    let sales = Some(app.cookie(Role::Sales));
    assert_eq!(app.post("/api/clients/act", sales, &act("delete")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.post("/api/clients/act", sales, &act("archive")).await.status, StatusCode::OK);
    let owner = Some(app.cookie(Role::Owner));
    assert_eq!(app.post("/api/clients/act", owner, &act("delete")).await.status, StatusCode::OK);
    assert_eq!(app.post("/api/clients/act", sales, &act("restore")).await.status, StatusCode::FORBIDDEN);
    let renumber = format!(
        r#"{{"id":"{}","version":1,"form":{{"fields.name":"Ateliers Roche & Fils","number":"C-99"}}}}"#,
        ids.client
    );
    app.post("/api/clients/update", sales, &renumber).await;
    let client = store::clients::get(&app.access().read(), ids.client.parse().unwrap()).await.unwrap();
    assert_ne!(client.number, "C-99", "a number is changed by its own right alone");
}

/// As of clients, by rights of their own.
#[tokio::test(flavor = "multi_thread")]
async fn sales_may_archive_products_but_not_delete_them() {
    let app = App::new().await;
    let ids = prepare(&app).await;
    let act = |act: &str| format!(r#"{{"ids":["{}"],"act":"{act}"}}"#, ids.product);
    let undo = |state: &str| format!(r#"{{"previous":[["{}","{state}"]]}}"#, ids.product);
    let (sales, accountant) = (Some(app.cookie(Role::Sales)), Some(app.cookie(Role::Accountant)));
    assert_eq!(app.post("/api/products/act", sales, &act("delete")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.post("/api/products/act", sales, &act("archive")).await.status, StatusCode::OK);
    assert_eq!(app.post("/api/products/undo", sales, &undo("deleted")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.post("/api/products/act", accountant, &act("delete")).await.status, StatusCode::OK);
    assert_eq!(app.post("/api/products/act", sales, &act("restore")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.post("/api/products/undo", sales, &undo("active")).await.status, StatusCode::FORBIDDEN);
}
