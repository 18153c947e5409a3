//! How a company numbers its documents, from the settings to the numbers on them.

use axum::http::StatusCode;
use domain::access::Role;
use domain::billing::kind::DocumentKind;
use domain::clients::ClientForm;
use domain::form::FormText;
use serde_json::{Value, json};

use super::support::{Answer, App};

async fn settings(app: &App, cookie: &str) -> Value {
    let answer = app.post("/api/settings/company", Some(cookie), "{}").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

/// Sends the settings back, with other texts in some inputs.
async fn save(app: &App, cookie: &str, inputs: &[(&str, &str)]) -> Answer {
    let now = settings(app, cookie).await;
    let mut documents = now["documents"].clone();
    for (input, typed) in inputs {
        documents[*input] = Value::from(*typed);
    }
    let body = json!({
        "version": now["version"], "form": now["defaults"], "numbers": now["numbers"], "documents": documents,
    });
    app.post("/api/settings/defaults-save", Some(cookie), &body.to_string()).await
}

/// The number of an invoice that is issued now.
async fn invoiced(app: &App) -> String {
    let tx = app.access().begin().await.unwrap();
    let rules = store::companies::form_rules(&tx).await.unwrap();
    let mut client = ClientForm::default();
    client.fields.name = "Ateliers Roche".into();
    let client = store::clients::create(&tx, client.parse(&rules).unwrap()).await.unwrap();
    let mut form = FormText::default();
    form.set("fields.client", client.id.to_string());
    for (name, value) in [("description", "Conseil"), ("quantity", "1"), ("price", "100")] {
        form.set(format!("lines[0].{name}"), value);
    }
    let made = store::documents::create(&tx, DocumentKind::Invoice, form.into()).await.unwrap();
    let issued = store::documents::issue(&tx, &[made.id]).await.unwrap().remove(0);
    tx.commit().await.unwrap();
    issued.number.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn invoices_go_on_behind_another_programs_until_one_was_issued() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let elsewhere = [
        ("invoice_pattern", "FA{000}"),
        ("invoice_restarts", ""),
        ("invoice_last_counter", "FA052"),
        ("invoice_last_on", "2026-01-05"),
    ];
    let saved = save(&app, owner, &elsewhere).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    let page = app.get("/settings/numbers", Some(owner)).await.body;
    assert!(page.contains("FA053, FA054, FA055"), "what comes next is in the page itself");
    assert_eq!(invoiced(&app).await, "FA053");

    for start in [("invoice_last_counter", "60"), ("invoice_last_on", "2026-01-06")] {
        let refused = save(&app, owner, &[start]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(r#"["invoice_last_counter","numbers_given"]"#), "{}", refused.body);
    }
    let saved = save(&app, owner, &[("invoice_pattern", "FB{000}")]).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    assert_eq!(invoiced(&app).await, "FB054");
    let kept = settings(&app, owner).await;
    assert_eq!(kept["documents"]["invoice_last_counter"], "52", "where it began stays");
    assert_eq!(kept["given"]["invoice"]["counter"], 54);
    let theirs = settings(&app, &app.stranger).await;
    assert_eq!(theirs["documents"]["invoice_last_counter"], "");
    assert_eq!(theirs["given"], json!({}));
    let log = app.post("/api/security-log/list", Some(owner), r#"{"query":{}}"#).await;
    assert!(log.body.contains(r#""part":"numbers","fields":["invoice"]"#), "{}", log.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_number_is_refused_beside_its_input() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let before = settings(&app, owner).await;
    let endless = format!("F{{{}}}", "0".repeat(40));
    for (input, typed, wrong) in [
        ("invoice_pattern", "F-{AAAA}", r#"["invoice_pattern","no_counter"]"#),
        ("invoice_pattern", "F-{MM}-{00}", r#"["invoice_pattern","braces"]"#),
        ("invoice_pattern", "F{000}", r#"["invoice_pattern","no_year"]"#),
        ("invoice_pattern", "", r#"["invoice_pattern","required"]"#),
        ("invoice_pattern", endless.as_str(), r#"["invoice_pattern",{"too_long":{"max":32}}]"#),
        ("invoice_pattern", "FACTURES-CLIENTS-{AAAA}-{000}", r#"["invoice_pattern",{"too_long":{"max":20}}]"#),
        ("invoice_pattern", "a-{AAAA}-{0}", r#"["invoice_pattern",{"same_numbers":{"series":"credit_note"}}]"#),
        ("quote_last_counter", "12", r#"["quote_last_on","required"]"#),
        ("quote_last_on", "2026-02-31", r#"["quote_last_counter","required"]"#),
    ] {
        let refused = save(&app, owner, &[(input, typed)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(refused.body.contains(wrong), "{typed}: {}", refused.body);
    }
    let ahead = [("quote_last_counter", "12"), ("quote_last_on", "9998-01-01")];
    let refused = save(&app, owner, &ahead).await;
    assert!(refused.body.contains(r#"["quote_last_on","not_yet"]"#), "{}", refused.body);
    assert_eq!(settings(&app, owner).await, before, "nothing of it was kept");
}
