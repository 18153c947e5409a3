//! The lists of documents: what they show, and what is done in them.

use axum::http::StatusCode;
use domain::access::Role;
use domain::billing::kind::DocumentKind;
use domain::clients::ClientForm;
use domain::documents::Document;
use domain::form::FormText;

use super::support::{Answer, App};

/// Drafts of invoices of one client, with a line each: its price, and the day that the invoice is to bear.
async fn drafts(app: &App, of: &[(&str, &str)]) -> Vec<Document> {
    let tx = app.access().begin().await.unwrap();
    let rules = store::companies::form_rules(&tx).await.unwrap();
    let mut client = ClientForm::default();
    client.fields.name = "Ateliers Roche".into();
    let client = store::clients::create(&tx, client.parse(&rules).unwrap()).await.unwrap();
    let mut made = Vec::new();
    for (price, day) in of {
        let mut form = FormText::default();
        form.set("fields.client", client.id.to_string());
        form.set("fields.date", *day);
        for (name, value) in [("description", "Conseil"), ("quantity", "1"), ("price", *price)] {
            form.set(format!("lines[0].{name}"), value);
        }
        made.push(store::documents::create(&tx, DocumentKind::Invoice, form.into()).await.unwrap());
    }
    tx.commit().await.unwrap();
    made
}

async fn act(app: &App, role: Role, of: &Document, act: &str) -> Answer {
    let body = format!(r#"{{"ids":["{}"],"act":"{act}"}}"#, of.id);
    app.post("/api/documents/act", Some(app.cookie(role)), &body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_in_the_page_itself_the_newest_first() {
    let app = App::new().await;
    let drafts = drafts(&app, &[("100", "2026-03-01"), ("250", "2026-03-16")]).await;
    let owner = app.cookie(Role::Owner);
    let page = app.get("/invoices", Some(owner)).await;
    assert_eq!(page.status, StatusCode::OK);
    let place = |of: &Document| page.body.find(&format!("/invoices/{}", of.id)).unwrap();
    assert!(place(&drafts[1]) < place(&drafts[0]));
    assert!(page.body.contains("Brouillon pour Ateliers Roche") && page.body.contains("250,00"), "{}", page.body);
    // Each list has its own.
    assert!(!app.get("/quotes", Some(owner)).await.body.contains("Ateliers Roche"));
    let theirs = app.get("/invoices", Some(&app.stranger)).await;
    assert!(theirs.status == StatusCode::OK && !theirs.body.contains("Ateliers Roche"));
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_are_thrown_away_and_brought_back_and_what_has_a_number_stays() {
    let app = App::new().await;
    let drafts = drafts(&app, &[("100", "2026-03-01"), ("250", "2026-03-16")]).await;
    let listed = async || app.get("/invoices", Some(app.cookie(Role::Owner))).await.body;
    assert_eq!(act(&app, Role::ReadOnly, &drafts[0], "delete").await.status, StatusCode::FORBIDDEN);
    let done = act(&app, Role::Sales, &drafts[0], "delete").await;
    assert_eq!((done.status, done.body), (StatusCode::OK, format!("[[\"{}\",\"draft\"]]", drafts[0].id)));
    assert!(!listed().await.contains(&drafts[0].id.to_string()), "what is thrown away is not usually shown");
    assert_eq!(act(&app, Role::Sales, &drafts[0], "restore").await.status, StatusCode::OK);
    assert!(listed().await.contains(&drafts[0].id.to_string()));

    let tx = app.access().begin().await.unwrap();
    store::documents::issue(&tx, &[drafts[1].id]).await.unwrap();
    tx.commit().await.unwrap();
    let refused = act(&app, Role::Owner, &drafts[1], "delete").await;
    assert!(
        refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("wrong_state"),
        "{}",
        refused.body
    );
    // What is still to be paid is not put aside; neither is a draft.
    assert_eq!(act(&app, Role::Owner, &drafts[1], "archive").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let tx = app.access().begin().await.unwrap();
    store::payments::mark_paid(&tx, &[drafts[1].id]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(act(&app, Role::ReadOnly, &drafts[1], "archive").await.status, StatusCode::FORBIDDEN);
    let aside = act(&app, Role::Sales, &drafts[1], "archive").await;
    assert_eq!((aside.status, aside.body), (StatusCode::OK, format!("[[\"{}\",\"paid\"]]", drafts[1].id)));
    assert!(!listed().await.contains(&drafts[1].id.to_string()), "what is put aside is not usually shown");
    assert_eq!(act(&app, Role::Sales, &drafts[1], "restore").await.status, StatusCode::OK);
    assert!(listed().await.contains(&drafts[1].id.to_string()));
    for other in ["archive", "activate", "deactivate"] {
        assert_eq!(act(&app, Role::Owner, &drafts[0], other).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{other}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_adds_fields_to_documents() {
    let app = App::new().await;
    for of in ["quote", "invoice", "payment", "credit"] {
        let body = format!(r#"{{"of":"{of}","form":{{"label":"Chantier","kind":"text"}}}}"#);
        let answer = app.post("/api/settings/field-add", Some(app.cookie(Role::Owner)), &body).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{of}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_go_out_whole_and_line_by_line() {
    let app = App::new().await;
    drafts(&app, &[("100", "2026-03-01"), ("250", "2026-03-16")]).await;
    let owner = app.cookie(Role::Owner);
    let csv = app.get("/api/invoices/export.csv?total_from=200", Some(owner)).await;
    assert!(csv.body.starts_with("\u{feff}Numéro;Client;"), "{}", csv.body);
    assert_eq!(csv.body.lines().count(), 2);
    assert!(csv.body.contains(";2026-03-16;") && csv.body.contains(";250.00;"), "{}", csv.body);
    let lines = app.get("/api/invoices/export.lines.csv", Some(owner)).await;
    assert!(lines.body.lines().count() == 3 && lines.body.contains(";Conseil;1;"), "{}", lines.body);
    assert!(lines.headers["content-disposition"].to_str().unwrap().contains("filename=\"invoices-lines-"));
    for path in ["/api/invoices/export.xlsx", "/api/invoices/export.lines.xlsx", "/api/payments/export.xlsx"] {
        let xlsx = app.get(path, Some(owner)).await;
        assert!(xlsx.status == StatusCode::OK && xlsx.body.starts_with("PK"), "{path}");
    }
    assert_eq!(app.get("/api/payments/export.lines.csv", Some(owner)).await.status, StatusCode::NOT_FOUND);
    let theirs = app.get("/api/invoices/export.csv?state=all", Some(&app.stranger)).await;
    assert_eq!(theirs.body.lines().count(), 1);
    let refused = app.get("/api/invoices/export.lines.csv", Some(app.cookie(Role::ReadOnly))).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
