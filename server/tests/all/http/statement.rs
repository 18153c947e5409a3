//! A client's statement over HTTP: its page, what it is narrowed to, its table, and who may see it.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;
use domain::clients::ClientForm;
use domain::ids::ClientId;
use serde_json::{Value, json};
use testing::clients::{created, named, place};

use super::support::{App, request};

/// A client in France, to whom 20 € were given in March.
async fn client(app: &App) -> ClientId {
    let form = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Ateliers Roche") };
    let client = created(&app.access(), &form).await.id;
    let form = json!({
        "fields.client": client.to_string(),
        "fields.amount": "20",
        "fields.currency": "EUR",
        "fields.given_on": "2026-03-16",
    });
    let body = json!({ "form": form, "key": null }).to_string();
    let given = app.post("/api/credits/give", Some(app.cookie(Role::Accountant)), &body).await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.body);
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_is_told_as_its_address_asks() {
    let app = App::new().await;
    let client = client(&app).await;
    let page =
        async |query: &str, cookie: &str| app.get(&format!("/clients/{client}/statement{query}"), Some(cookie)).await;
    let reader = app.cookie(Role::ReadOnly);
    let whole = page("?period=all", reader).await;
    assert_eq!(whole.status, StatusCode::OK, "{}", whole.body);
    for text in ["Relevé de Ateliers Roche", "Télécharger le PDF", "-20,00", "Solde final"] {
        assert!(whole.body.contains(text), "{text}: {}", whole.body);
    }
    // The files are of what is shown.
    let files = ["/api/clients/{client}/statement.csv?period=all", "/files/clients/{client}/statement.pdf?period=all"];
    for file in files.map(|file| file.replace("{client}", &client.to_string())) {
        assert!(whole.body.contains(&file), "{file}: {}", whole.body);
    }
    let after = page("?from=2026-03-17&to=2026-03-31", reader).await;
    assert!(after.body.contains("Aucune écriture") && after.body.contains("-20,00"), "{}", after.body);
    let before = page("?to=2026-03-15", reader).await;
    assert!(!before.body.contains("-20,00"), "{}", before.body);
    let open = page("?period=all&open=1", reader).await;
    assert!(open.body.contains("Postes ouverts au") && !open.body.contains("Solde de départ"), "{}", open.body);
    for strange in ["?period=x&from=x&to=2026-02-31&open=x", "?from=2026-03-31&to=2026-03-01"] {
        assert_eq!(page(strange, reader).await.status, StatusCode::OK, "{strange}");
    }
    assert_eq!(page("", &app.stranger).await.status, StatusCode::NOT_FOUND);
    let nobody = app.get("/clients/00000000-0000-7000-8000-000000000000/statement", Some(reader)).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    let record = app.get(&format!("/clients/{client}"), Some(app.cookie(Role::Owner))).await;
    assert!(record.body.contains(&format!("/clients/{client}/statement")), "{}", record.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_is_taken_out_as_a_table() {
    let app = App::new().await;
    let client = client(&app).await;
    let path = format!("/api/clients/{client}/statement.csv?from=2026-03-01&to=2026-03-31");
    let file = app.get(&path, Some(app.cookie(Role::Accountant))).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.body);
    let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines,
        [
            "Date;Écriture;Numéro ou référence;Échéance;Débit;Crédit;Solde;Devise",
            ";Solde de départ;;;;;0.00;EUR",
            "2026-03-16;Crédit;;;;20.00;-20.00;EUR",
            ";Solde final;;;;;-20.00;EUR",
        ]
    );
    let name = file.headers["content-disposition"].to_str().unwrap();
    assert!(name.contains("Ateliers Roche 2026-03-31.csv"), "{name}");
    assert_eq!(app.get(&path, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get(&path, None).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_is_printed_for_whoever_sees_it() {
    let app = App::new().await;
    let client = client(&app).await;
    for query in ["", "?period=all", "?period=all&open=1", "?from=2026-03-17&to=2026-03-31", "?currency=CAD"] {
        let path = format!("/files/clients/{client}/statement.pdf{query}");
        let paper = app.get(&path, Some(app.cookie(Role::ReadOnly))).await;
        assert_eq!(paper.status, StatusCode::OK, "{path}: {}", paper.body);
        assert!(paper.body.starts_with("%PDF-"), "{path}");
        assert_eq!(paper.headers["content-type"], "application/pdf");
        assert_eq!(app.get(&path, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_bears_the_companys_logo() {
    const GIF: &[u8] =
        b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let app = App::new().await;
    let path = format!("/files/clients/{}/statement.pdf?period=all", client(&app).await);
    let plain = app.get(&path, Some(app.cookie(Role::ReadOnly))).await;
    // The second cannot be drawn, for all that it looks like: the statement is made without it.
    for (logo, is_drawn) in [(GIF, true), (&GIF[..20], false)] {
        let head = b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\n\r\n";
        let body = [head.as_slice(), logo, b"\r\n--x--\r\n"].concat();
        let asked = request(Method::POST, "/files/logo", Some(app.cookie(Role::Admin)));
        let asked = asked.header("content-type", "multipart/form-data; boundary=x");
        let set = app.send(asked.body(Body::from(body)).unwrap()).await;
        assert_eq!(set.status, StatusCode::OK, "{}", set.body);
        let branded = app.get(&path, Some(app.cookie(Role::ReadOnly))).await;
        assert_eq!(branded.status, StatusCode::OK, "{}", branded.body);
        assert_eq!(branded.headers["etag"] != plain.headers["etag"], is_drawn);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_security_log_knows_who_took_a_statement_out() {
    let app = App::new().await;
    let client = client(&app).await;
    for path in [format!("/api/clients/{client}/statement.csv"), format!("/files/clients/{client}/statement.pdf")] {
        assert_eq!(app.get(&path, Some(app.cookie(Role::Sales))).await.status, StatusCode::OK, "{path}");
    }
    let log = app.get("/api/security-log/export.csv", Some(app.cookie(Role::Owner))).await;
    for format in ["CSV", "PDF"] {
        let said = format!("Export\u{a0}: Clients, {format} (1)");
        assert!(log.body.contains(&said), "{said}: {}", log.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn days_that_no_database_knows_do_no_harm() {
    let app = App::new().await;
    let client = client(&app).await;
    for (from, to) in [("-100000-01-01", "+100000-12-31"), ("9999-12-31", "0001-01-01")] {
        let asked = json!({ "period": "days", "from": from, "to": to, "is_open": false });
        let body = json!({ "client": client, "asked": asked, "whole": true }).to_string();
        let told = app.post("/api/documents/statement", Some(app.cookie(Role::Owner)), &body).await;
        assert_eq!(told.status, StatusCode::OK, "{from} {to}: {}", told.body);
        let told: Value = serde_json::from_str(&told.body).unwrap();
        assert_eq!(told["name"], json!("Ateliers Roche"));
    }
}
