//! Products as files, in and out.

use axum::body::{Body, to_bytes};
use axum::http::{Method, StatusCode};
use domain::access::Role;
use rust_xlsxwriter::{Format, Workbook};
use tower::ServiceExt;

use super::support::{App, request};
use super::transfer::{id_in, import_at, send};

#[tokio::test(flavor = "multi_thread")]
async fn products_go_out_as_they_are_shown() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    for name in ["Chaise", "=Table"] {
        let form = format!(r#"{{"form":{{"fields.name":"{name}","fields.price":"249.90","fields.vat":"5,5"}}}}"#);
        assert_eq!(app.post("/api/products/create", Some(owner), &form).await.status, StatusCode::OK);
    }
    let csv = app.get("/api/products/export.csv", Some(owner)).await;
    assert!(csv.body.starts_with("\u{feff}Référence;Nom;État;"), "{}", csv.body);
    assert!(csv.body.contains(";'=Table;Actif;Article;") && csv.body.contains(";249.90;HT;EUR;5.5;"), "{}", csv.body);
    assert!(csv.headers["content-disposition"].to_str().unwrap().contains("filename=\"products-"));
    let shown = app.get("/api/products/export.csv?q=chaise", Some(owner)).await;
    assert_eq!(shown.body.lines().count(), 2);
    let xlsx = app.get("/api/products/export.xlsx", Some(owner)).await;
    assert!(xlsx.status == StatusCode::OK && xlsx.body.starts_with("PK"));
    assert_eq!(app.get("/api/products/export.vcf", Some(owner)).await.status, StatusCode::NOT_FOUND);
    assert!(app.get("/products", Some(owner)).await.body.contains("/api/products/export.csv"));
    for (role, allowed) in [(Role::Sales, StatusCode::OK), (Role::ReadOnly, StatusCode::FORBIDDEN)] {
        assert_eq!(app.get("/api/products/export.csv", Some(app.cookie(role))).await.status, allowed, "{role:?}");
    }
    let theirs = app.get("/api/products/export.csv?state=all", Some(&app.stranger)).await;
    assert_eq!(theirs.body.lines().count(), 1, "another company's list is its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn products_come_in_and_their_refused_rows_come_back() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let file = "Référence;Désignation;Prix;Code-barres\nCH-1;Chaise;249,90;\nCH-2;=Table;900;123\n";
    let id = import_at(&app, "/api/products/import", owner, file.as_bytes()).await;
    let list = app.get("/products", Some(owner)).await;
    assert!(list.body.contains("Chaise") && !list.body.contains("=Table"));
    let rejected = app.get(&format!("/api/products/import/{id}/rejected.csv"), Some(owner)).await;
    assert!(rejected.body.contains("CH-2;'=Table;900;123;\"Code-barres\u{a0}: "), "{}", rejected.body);
    // It is none of clients, and how it stands is for whoever may bring in products.
    let elsewhere = app.get(&format!("/api/clients/import/{id}/rejected.csv"), Some(owner)).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    let which = format!(r#"{{"id":"{id}"}}"#);
    for (cookie, expected) in [
        (app.cookie(Role::Accountant), StatusCode::OK),
        (app.cookie(Role::Sales), StatusCode::FORBIDDEN),
        (app.stranger.as_str(), StatusCode::NOT_FOUND),
    ] {
        assert_eq!(app.post("/api/imports/status", Some(cookie), &which).await.status, expected);
    }
    let page = app.get(&format!("/products/import?id={id}"), Some(owner)).await;
    assert!(page.body.contains("Voir les produits"), "{}", page.body);
}

/// A sheet as people make it: numbers, a percentage, a day, and a blank row.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let percent = Format::new().set_num_format("0.0%");
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(["Désignation", "Prix", "TVA", "EAN", "Note"]) {
        sheet.write_string(0, column, name).unwrap();
    }
    sheet.write_string(2, 0, "Chaise").unwrap();
    sheet.write_number(2, 1, 249.9).unwrap();
    sheet.write_number_with_format(2, 2, 0.055, &percent).unwrap();
    sheet.write_number(2, 3, 4_006_381_333_931.0).unwrap();
    sheet.write_boolean(2, 4, true).unwrap();
    book.save_to_buffer().unwrap()
}

/// The bytes of an answer, which are no text.
async fn bytes_of(app: &App, path: &str, cookie: &str) -> Vec<u8> {
    let request = request(Method::GET, path, Some(cookie)).body(Body::empty()).unwrap();
    let answer = app.router.clone().oneshot(request).await.unwrap();
    to_bytes(answer.into_body(), 16 * 1024 * 1024).await.unwrap().to_vec()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_comes_in_and_goes_out_and_comes_in_again() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    import_at(&app, "/api/products/import", owner, &workbook()).await;
    let csv = app.get("/api/products/export.csv", Some(owner)).await;
    assert!(csv.body.contains(";Chaise;Actif;Article;;;249.90;HT;EUR;5.5;;;4006381333931;true"), "{}", csv.body);
    let taken = bytes_of(&app, "/api/products/export.xlsx", owner).await;
    import_at(&app, "/api/products/import", owner, &taken).await;
    let again = app.get("/api/products/export.csv", Some(owner)).await;
    assert_eq!(again.body, csv.body, "it was there already");
    // An archive of something else, and one that is cut off.
    for content in [&taken[..taken.len() / 2], b"PK\x03\x04"] {
        let received = send(&app, "/api/products/import", owner, "x.xlsx", content).await;
        let described = format!(r#"{{"id":"{}","program":null}}"#, id_in(&received));
        let described = app.post("/api/imports/describe", Some(owner), &described).await;
        assert_eq!(described.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", described.body);
        assert!(described.body.contains("file_kind"), "{}", described.body);
    }
}
