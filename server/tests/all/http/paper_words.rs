//! What stands on papers that are fetched as a browser fetches them, read back from the files; and many of them in one.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;
use domain::field::MinorAmount;
use domain::identifiers::{Iban, Siret, VatNumber};
use domain::text::Text;
use serde_json::json;
use store::companies;

use super::papers::{client, done, draft, issue, paper};
use super::read::{has, pages};
use super::support::{Answer, App, request};

/// The company says of itself what the law asks for.
async fn introduced(app: &App) {
    let tx = app.access().begin().await.unwrap();
    let company = companies::get(&tx).await.unwrap();
    let mut profile = company.profile;
    profile.legal_form = Some(Text::parse("SARL").unwrap());
    profile.share_capital = Some(MinorAmount(1_000_000));
    profile.siret = Some(Siret::parse("73282932000074").unwrap());
    profile.rcs = Some(Text::parse("Lyon B 732 829 320").unwrap());
    profile.vat_number = Some(VatNumber::parse("FR44732829320").unwrap());
    profile.iban = Some(Iban::parse("FR7630006000011234567890189").unwrap());
    companies::save_profile(&tx, company.version, profile).await.unwrap();
    tx.commit().await.unwrap();
}

/// Many documents, asked for by a form.
async fn together(app: &App, path: &str, cookie: &str, form: &str) -> Answer {
    let asked = request(Method::POST, path, Some(cookie)).header("content-type", "application/x-www-form-urlencoded");
    app.send(asked.body(Body::from(form.to_owned())).unwrap()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_says_all_that_the_law_asks_for() {
    let app = App::new().await;
    introduced(&app).await;
    let form = json!({
        "fields.client": client(&app).await.to_string(),
        "fields.price_basis": "net",
        "lines[0].description": "Réglage de la scie",
        "lines[0].quantity": "2,5",
        "lines[0].price": "1000",
        "lines[0].vat": "20",
        "lines[1].description": "Fournitures",
        "lines[1].quantity": "1",
        "lines[1].price": "200,40",
        "lines[1].vat": "5,5",
    });
    let made = done(&app, "/api/documents/create", &json!({ "kind": "invoice", "form": form })).await;
    let path = format!("/files/documents/{}.pdf", made.as_str().unwrap());
    let drawn = pages(&paper(&app, &path).await.bytes).join(" ");
    has(&drawn, &["Brouillon", "Facture", "Ateliers Roche", "Réglage de la scie"]);

    let number = issue(&app, made.as_str().unwrap()).await;
    let issued = pages(&paper(&app, &path).await.bytes).join(" ");
    assert!(!issued.contains("Brouillon"), "{issued}");
    let title = format!("Facture {number}");
    let words = [
        title.as_str(),
        "Atelier Nord",
        "Facturé à Ateliers Roche 1 rue A 75011 Paris",
        "Désignation Quantité Prix HT TVA Total HT",
        "Réglage de la scie 2,5 1 000,00 20 % 2 500,00",
        "Fournitures 1 200,40 5,5 % 200,40",
        "Total HT 2 700,40 €",
        "TVA 20 % sur 2 500,00 € 500,00 €",
        "TVA 5,5 % sur 200,40 € 11,02 €",
        "Total TTC 3 211,42 €",
        "À payer 3 211,42 €",
        "IBAN FR76 3000 6000 0112 3456 7890 189",
        "indemnité forfaitaire de 40,00 €",
        "SARL au capital de 10 000,00 €",
        "SIRET 732 829 320 00074",
        "RCS Lyon B 732 829 320",
        "N° TVA FR 44 732829320",
    ];
    has(&issued, &words);
    let theirs = app.get(&path, Some(&app.stranger)).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    assert!(!theirs.body.contains("Roche"), "{}", theirs.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_documents_come_as_one_pdf_in_the_order_of_the_list() {
    let app = App::new().await;
    let client = client(&app).await;
    let (one, two) = (draft(&app, "invoice", client).await, draft(&app, "invoice", client).await);
    let numbers = [issue(&app, &one).await, issue(&app, &two).await];
    let waiting = draft(&app, "invoice", client).await;
    let owner = app.cookie(Role::Owner);
    let read = async |order: &str| {
        let form = format!("list=invoice&ids={two},{waiting},{one}&order={order}");
        let answer = together(&app, "/files/documents.pdf", owner, &form).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert_eq!(answer.headers["content-type"], "application/pdf");
        assert!(answer.headers["content-disposition"].to_str().unwrap().starts_with("attachment; "));
        pages(&answer.bytes)
    };
    let told = read("%3Fsort%3Dnumber%26dir%3Dasc%26state%3Dissued").await;
    assert_eq!(told.len(), 3, "{told:?}");
    has(&told[0], &[&numbers[0]]);
    has(&told[1], &[&numbers[1]]);
    has(&told[2], &["Brouillon"]);
    let told = read("%3Fsort%3Dnumber%26dir%3Ddesc%26state%3Dissued").await;
    has(&told[0], &[&numbers[1]]);
    has(&told[1], &[&numbers[0]]);
    // The pages are those of the papers that are kept.
    let kept = pages(&paper(&app, &format!("/files/documents/{two}.pdf")).await.bytes);
    assert_eq!(told[0], kept[0]);
    let by_address = app.get(&format!("/files/documents.pdf?ids={two},{one}"), Some(owner)).await;
    assert_eq!(pages(&by_address.bytes)[0], kept[0]);
    let theirs = together(&app, "/files/documents.pdf", &app.stranger, &format!("ids={two},{one}")).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_documents_come_as_one_file_and_no_more() {
    let app = App::new().await;
    let id = draft(&app, "invoice", client(&app).await).await;
    let number = issue(&app, &id).await;
    let asked = |many: usize| format!("list=invoice&ids={}", vec![id.as_str(); many].join(","));
    let owner = app.cookie(Role::Owner);
    let bound = together(&app, "/files/documents.pdf", owner, &asked(1_000)).await;
    assert_eq!(bound.status, StatusCode::OK, "{}", bound.body);
    let document = lopdf::Document::load_mem(&bound.bytes).unwrap();
    assert_eq!(document.get_pages().len(), 1_000);
    has(&document.extract_text(&[1_000]).unwrap(), &[&number]);
    let apart = together(&app, "/files/documents.zip", owner, &asked(1_000)).await;
    assert_eq!(apart.status, StatusCode::OK, "{}", apart.status);
    assert!(apart.body.contains(&format!("Facture {number} (1000).pdf")));
    for path in ["/files/documents.pdf", "/files/documents.zip"] {
        let refused = together(&app, path, owner, &asked(1_001)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(refused.body.contains("too_many") && refused.body.contains("1000"), "{}", refused.body);
    }
}
