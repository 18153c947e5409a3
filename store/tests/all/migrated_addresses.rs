//! Addresses that were there before it was asked who is near them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::{DateTime, Utc};
use domain::clients::Client;
use domain::company::AddressService;
use domain::ids::{ClientId, CompanyId};
use store::{Access, clients, companies};
use testing::TestDb;
use testing::clients::{created, named};
use testing::people::noon;
use uuid::Uuid;

/// More than are filled at once.
const MANY: usize = 1_200;

/// A client with what a row cannot do without.
const CLIENT: &str = "INSERT INTO clients (company_id, id, created_at, updated_at, version, revision, state, number, name, name_folded, \
     name_sort, name_identity, contact_name, contact_email, currency, kind, is_prospect, is_supplier, other_emails, other_phones, \
     marketing_email, marketing_sms, vat_regime, shipping_identity, custom, score, balance_minor, paid_minor) \
     VALUES ($1, $2, $3, $3, 1, 0, 'active', $4, $5, $6, $7, $6, '', '', 'EUR', 'company', false, false, $8, $8, \
     false, false, 'automatic', 'standard', '{}', 0, 0, 0)";

const ADDRESS: &str = "INSERT INTO addresses (company_id, id, created_at, updated_at, client_id, postal_code, city, country, is_main, \
     is_billing, is_delivery, position) VALUES ($1, $2, $3, $3, $4, $5, $6, 'FR', $7, false, false, 0)";

async fn company(db: &TestDb) -> Access {
    // Its file is there as long as it is held.
    let model_db = TestDb::sqlite().await;
    let model = model_db.empty_company("Nord").await;
    let company = companies::get(&model.read()).await.unwrap();
    let (id, at): (Uuid, DateTime<Utc>) = (Uuid::now_v7(), noon());
    let sql = "INSERT INTO companies (id, version, name, profile, defaults, time_zone, client_counter, created_at, updated_at) \
         VALUES ($1, 1, 'Nord', $2, $3, 'Europe/Paris', 7, $4, $4)";
    let (profile, defaults) =
        (serde_json::to_value(&company.profile).unwrap(), serde_json::to_value(&company.defaults).unwrap());
    db.run(sql, vec![id.into(), profile.into(), defaults.into(), at.into()]).await;
    Access::operator(db.database.clone(), CompanyId(id), at)
}

async fn client(db: &TestDb, access: &Access, name: &str, places: &[(&str, &str)]) -> ClientId {
    let (company, id, at) = (access.company().0, Uuid::now_v7(), noon());
    let none = serde_json::json!([]);
    let (folded, sorted) = (domain::text::fold(name), domain::text::sort_key(name));
    let identity = domain::text::fold_company_name(name);
    assert_eq!(identity, folded, "the same column is bound twice");
    let values =
        vec![company.into(), id.into(), at.into(), name.into(), name.into(), folded.into(), sorted.into(), none.into()];
    db.run(CLIENT, values).await;
    for (place, (code, city)) in places.iter().enumerate() {
        let address = vec![
            company.into(),
            Uuid::now_v7().into(),
            at.into(),
            id.into(),
            (*code).into(),
            (*city).into(),
            (place == 0).into(),
        ];
        db.run(ADDRESS, address).await;
    }
    ClientId(id)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_of_before_are_near_each_other() {
    for db in TestDb::both_before("m2026_11_26_000022_addresses").await {
        let access = company(&db).await;
        let many: Vec<(&str, &str)> = (0..MANY).map(|_| ("13001", "Marseille")).collect();
        client(&db, &access, "aaa", &many).await;
        let me = client(&db, &access, "moi", &[("42000", "SAINT-ÉTIENNE")]).await;
        client(&db, &access, "zoe", &[("42 100", "St Etienne cedex 2")]).await;
        db.migrate().await;
        assert_eq!(store::verify::run(&db.database).await.unwrap(), [], "all of them are filled");
        let found = clients::near(&access.read(), me, None).await.unwrap();
        assert_eq!(found.neighbours.iter().map(|one| one.client.data.name.as_str()).collect::<Vec<_>>(), ["zoe"]);
        assert_eq!(
            companies::get(&access.read()).await.unwrap().address_service,
            AddressService::Off,
            "nobody is asked at first"
        );
        let new: Client = created(&access, &named("Nouveau")).await;
        assert_eq!(clients::get(&access.read(), new.id).await.unwrap(), new);
    }
}
