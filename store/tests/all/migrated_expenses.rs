//! What expenses are sorted into is among the lists of companies that there were before.

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

async fn categories(access: &Access) -> Vec<String> {
    let items = lists::all(&access.read()).await.unwrap().into_iter();
    items.filter(|item: &ListItem| item.kind == ListKind::ExpenseCategory).map(|item| item.label).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn companies_of_before_sort_their_expenses_as_new_ones_do() {
    for db in TestDb::both_before("m2026_11_28_000041_expenses").await {
        let (nord, sud) = (company(&db, "fr").await, company(&db, "en").await);
        db.migrate().await;
        let (french, english) = (categories(&nord).await, categories(&sud).await);
        assert_eq!((french.len(), french[3].as_str(), english[3].as_str()), (14, "Déplacements", "Travel"));
        // Its file is there as long as it is held.
        let fresh_db = TestDb::sqlite().await;
        let (founded, _) = fresh_db.set_up().await;
        let fresh = Access::operator(fresh_db.database.clone(), founded, noon());
        assert_eq!(categories(&fresh).await, french, "a new company begins with the same");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
