//! Series of documents that gave numbers before a company could say how go on as they were.

use chrono::{DateTime, NaiveDate, Utc};
use domain::billing::kind::DocumentSeries;
use domain::billing::number::{Last, SeriesKept};
use domain::format::Language;
use domain::ids::CompanyId;
use store::{Access, companies, documents};
use testing::TestDb;
use testing::people::noon;
use uuid::Uuid;

const COMPANY: &str = "INSERT INTO companies (id, version, name, profile, defaults, time_zone, address_service, requires_two_factor, \
     client_languages, shows_map, created_at, updated_at) \
     VALUES ($1, 1, 'Nord', $2, $3, 'Europe/Paris', 'off', false, 'fr en', false, $4, $4)";

const SERIES: &str = "INSERT INTO document_series (company_id, series, pattern, last_counter, last_on) \
     VALUES ($1, 'invoice', 'F-{AAAA}-{0000}', 52, $2)";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn series_of_before_go_on_as_they_were() {
    for db in TestDb::both_before("m2026_11_28_000034_series_from_elsewhere").await {
        // Its file is there as long as it is held.
        let model_db = TestDb::sqlite().await;
        let model = model_db.empty_company("Nord").await;
        let company = companies::get(&model.read()).await.unwrap();
        let (id, at): (Uuid, DateTime<Utc>) = (Uuid::now_v7(), noon());
        let profile = serde_json::to_value(&company.profile).unwrap();
        let defaults = serde_json::to_value(&company.defaults).unwrap();
        db.run(COMPANY, vec![id.into(), profile.into(), defaults.into(), at.into()]).await;
        let issued_on = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
        db.run(SERIES, vec![id.into(), issued_on.into()]).await;
        db.migrate().await;

        let nord = Access::operator(db.database.clone(), CompanyId(id), at);
        let mut all = documents::numbering(&nord.read(), Language::French).await.unwrap();
        let usual = SeriesKept::fresh(DocumentSeries::Invoice.usual(Language::French));
        let invoices = SeriesKept { last: Some(Last { counter: 52, issued_on }), ..usual };
        assert_eq!(all.remove(&DocumentSeries::Invoice), Some(invoices));
        let quotes = SeriesKept::fresh(DocumentSeries::Quote.usual(Language::French));
        assert_eq!(all.remove(&DocumentSeries::Quote), Some(quotes));
    }
}
