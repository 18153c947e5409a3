//! How clients pay in their portal: by transfer.

use axum::http::StatusCode;
use axum::http::header::LOCATION;
use domain::billing::kind::DocumentKind;
use domain::identifiers::{Bic, Iban};
use domain::ids::DocumentId;
use store::{companies, documents};
use testing::clients::{back, created, named, place, saved};

use super::portal::{get, invited, signed_in, written};
use super::support::App;
use crate::sink::Sink;

/// Gives the company an account.
pub async fn with_account(app: &App) {
    let tx = app.access().begin().await.unwrap();
    let company = companies::get(&tx).await.unwrap();
    let mut profile = company.profile;
    profile.iban = Some(Iban::parse("FR76 3000 6000 0112 3456 7890 189").unwrap());
    profile.bic = Some(Bic::parse("AGRIFRPP").unwrap());
    companies::save_profile(&tx, company.version, profile).await.unwrap();
    tx.commit().await.unwrap();
}

async fn number(app: &App, id: DocumentId) -> String {
    documents::get(&app.access().read(), id).await.unwrap().number.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_is_told_how_to_pay_what_is_due() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    let nothing = get(&app, "/portal/pay", &session).await;
    assert!(nothing.status.is_success() && nothing.body.contains("tout est payé"), "{}", nothing.body);
    let first = written(&app, client, DocumentKind::Invoice, true).await;
    let second = written(&app, client, DocumentKind::Invoice, true).await;
    let draft = written(&app, client, DocumentKind::Invoice, false).await;
    let without = get(&app, "/portal/pay", &session).await;
    assert!(without.body.contains("demandez son IBAN à Atelier Nord"), "{}", without.body);
    with_account(&app).await;
    let (one, other) = (number(&app, first).await, number(&app, second).await);
    let page = get(&app, &format!("/portal/pay?invoice={first}"), &session).await;
    assert!(page.status.is_success(), "{}", page.body);
    for said in ["FR76 3000 6000 0112 3456 7890 189", "AGRIFRPP", "120,00", "<svg", &format!("<dd>{one}<")] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert!(!page.body.contains(&draft.to_string()) && !page.body.contains("<script"), "{}", page.body);
    let both = get(&app, &format!("/portal/pay?invoice={first}&invoice={second}"), &session).await;
    assert!(both.body.contains("240,00") && both.body.contains(&format!("<dd>{one}, {other}<")), "{}", both.body);
    // Without a choice, all that is due.
    assert!(get(&app, "/portal/pay", &session).await.body.contains("240,00"));
    let list = get(&app, "/portal/invoices", &session).await;
    assert!(list.body.contains(&format!("/portal/pay?invoice={first}")), "{}", list.body);
    let outside = get(&app, "/portal/pay", "").await;
    assert_eq!(outside.status, StatusCode::SEE_OTHER);
    assert_eq!(outside.headers[LOCATION], "/portal/login");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_owe_is_nobody_elses() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    with_account(&app).await;
    let form =
        domain::clients::ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Les autres") };
    let other = created(&app.access(), &form).await.id;
    let theirs = written(&app, other, DocumentKind::Invoice, true).await;
    written(&app, client, DocumentKind::Invoice, true).await;
    let session = signed_in(&app, &sink).await;
    let page = get(&app, &format!("/portal/pay?invoice={theirs}"), &session).await;
    assert!(page.body.contains("rien à régler dans ce choix") && !page.body.contains("FR76"), "{}", page.body);
    // Something else is due, and this is the way to it.
    assert!(!page.body.contains("tout est payé") && page.body.contains("href=\"/portal/pay\""), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_no_code_outside_euros() {
    let (app, sink) = (App::new().await, Sink::start());
    with_account(&app).await;
    let (client, _) = invited(&app, &sink).await;
    let seen = store::clients::get(&app.access().read(), client).await.unwrap();
    let mut form = back(&seen);
    form.fields.currency = "CAD".into();
    saved(&app.access(), &seen, &form).await.unwrap();
    written(&app, client, DocumentKind::Invoice, true).await;
    let session = signed_in(&app, &sink).await;
    let page = get(&app, "/portal/pay", &session).await;
    assert!(page.body.contains("FR76 3000") && !page.body.contains("<svg"), "{}", page.body);
}
