//! How clients pay is among the lists of companies that there were before.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::{DateTime, Utc};
use domain::ids::CompanyId;
use domain::lists::{ListItem, ListKind};
use store::{Access, companies, lists};
use testing::TestDb;
use testing::people::noon;
use uuid::Uuid;

const COMPANY: &str = "INSERT INTO companies (id, version, name, profile, defaults, time_zone, address_service, requires_two_factor, \
     client_languages, shows_map, created_at, updated_at) \
     VALUES ($1, 1, 'Nord', $2, $3, 'Europe/Paris', 'off', false, 'fr en', false, $4, $4)";

/// A company that writes in a language.
async fn company(db: &TestDb, language: &str) -> Access {
    // Its file is there as long as it is held.
    let model_db = TestDb::sqlite().await;
    let model = model_db.empty_company("Nord").await;
    let company = companies::get(&model.read()).await.unwrap();
    let (id, at): (Uuid, DateTime<Utc>) = (Uuid::now_v7(), noon());
    let mut profile = serde_json::to_value(&company.profile).unwrap();
    profile["language"] = language.into();
    let defaults = serde_json::to_value(&company.defaults).unwrap();
    db.run(COMPANY, vec![id.into(), profile.into(), defaults.into(), at.into()]).await;
    Access::operator(db.database.clone(), CompanyId(id), at)
}

async fn methods(access: &Access) -> Vec<ListItem> {
    let items = lists::all(&access.read()).await.unwrap().into_iter();
    items.filter(|item| item.kind == ListKind::PaymentMethod).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn companies_of_before_say_how_their_clients_pay() {
    for db in TestDb::both_before("m2026_11_28_000033_payment_methods").await {
        let (nord, sud) = (company(&db, "fr").await, company(&db, "en").await);
        db.migrate().await;
        let labels = async |access: &Access| -> Vec<String> {
            methods(access).await.into_iter().map(|item| item.label).collect()
        };
        assert_eq!(labels(&nord).await, ["Virement", "Carte", "Chèque", "Prélèvement", "Espèces", "PayPal"]);
        assert_eq!(labels(&sud).await, ["Bank transfer", "Card", "Cheque", "Direct debit", "Cash", "PayPal"]);
        // They are the company's own from now on.
        let first = methods(&nord).await.remove(0);
        let tx = nord.begin().await.unwrap();
        lists::set_hidden(&tx, first.id, true).await.unwrap();
        lists::move_to(&tx, first.id, 1).await.unwrap();
        tx.commit().await.unwrap();
        let after = methods(&nord).await;
        assert_eq!((after[1].id, after[1].hidden, after[0].label.as_str()), (first.id, true, "Carte"));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
