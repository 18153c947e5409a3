//! The languages that a company offers for its clients, and those that clients have.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::clients::{CLIENTS, Client, ClientForm};
use domain::company::LanguageChange;
use domain::error::{FieldError, FieldErrors};
use domain::geo::LanguageCode;
use domain::imports::Policy;
use domain::security_log::{LogQuery, SecurityEvent, SettingsPart};
use store::imports::Task;
use store::{Access, StoreError, StoreResult, audit, clients, companies};
use testing::clients::{back, listed, named, saved};
use testing::imports::Desk;
use testing::people::noon;
use testing::{TestDb, on_each_database};
use uuid::Uuid;

fn code(code: &str) -> LanguageCode {
    LanguageCode::parse(code).unwrap()
}

fn offer(of: &str) -> LanguageChange {
    LanguageChange::Offer { code: code(of), at: u32::MAX }
}

fn withdraw(of: &str) -> LanguageChange {
    LanguageChange::Withdraw { code: code(of) }
}

async fn change(access: &Access, change: LanguageChange) -> StoreResult<String> {
    let tx = access.begin().await?;
    let offered = companies::change_languages(&tx, change).await?;
    tx.commit().await?;
    Ok(offered.to_string())
}

async fn offered(access: &Access) -> String {
    companies::get(&access.read()).await.unwrap().languages.to_string()
}

/// As the form of a client is saved: read by what the company's settings say.
async fn create(access: &Access, form: &ClientForm) -> StoreResult<Client> {
    let tx = access.begin().await?;
    let rules = companies::form_rules(&tx).await?;
    let client = clients::create(&tx, form.parse(&rules)?).await?;
    tx.commit().await?;
    Ok(client)
}

fn speaking(name: &str, language: &str) -> ClientForm {
    let mut form = named(name);
    form.fields.language = language.into();
    form
}

fn language(client: &Client) -> Option<&str> {
    client.data.language.as_ref().map(domain::text::Text::as_str)
}

#[track_caller]
fn is_not_offered(answer: StoreResult<Client>) {
    let Err(StoreError::Invalid(errors)) = answer else { panic!("{answer:?}") };
    assert_eq!(errors, FieldErrors::one("fields.language", FieldError::LanguageNotOffered));
}

on_each_database! {
    async fn each_company_offers_its_own(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        assert_eq!(offered(&nord).await, "fr en");
        assert_eq!(change(&nord, offer("de")).await.unwrap(), "fr en de");
        assert_eq!(change(&nord, LanguageChange::Offer { code: code("es"), at: 1 }).await.unwrap(), "fr es en de");
        assert_eq!(change(&nord, withdraw("en")).await.unwrap(), "fr es de");
        assert_eq!((offered(&nord).await, offered(&sud).await), ("fr es de".to_owned(), "fr en".to_owned()));
        assert_eq!(companies::get(&nord.read()).await.unwrap().version, 1, "forms that are open have nothing to do with it");
        change(&sud, withdraw("fr")).await.unwrap();
        let last = change(&sud, withdraw("en")).await;
        let Err(StoreError::Invalid(errors)) = last else { panic!("{last:?}") };
        assert_eq!(errors.at("language"), Some(&FieldError::TooFew { min: 1 }));
    }

    async fn the_security_log_tells_what_is_offered_from_then_on(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        change(&nord, offer("de")).await.unwrap();
        // Nothing changes: nothing is told.
        change(&nord, withdraw("es")).await.unwrap();
        let (entries, _) = audit::page(&nord.read(), LogQuery::default()).await.unwrap();
        let told: Vec<_> = entries.into_iter().filter_map(|entry| entry.event).collect();
        let fields = ["fr", "en", "de"].map(str::to_owned).into();
        assert_eq!(told, [SecurityEvent::SettingsChanged { part: SettingsPart::Languages, fields }]);
    }

    async fn a_client_keeps_a_language_that_is_offered_no_more(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        change(&nord, offer("de")).await.unwrap();
        let roche = create(&nord, &speaking("Roche", "de")).await.unwrap();
        is_not_offered(create(&sud, &speaking("Roche", "de")).await);
        change(&nord, withdraw("de")).await.unwrap();
        assert_eq!(clients::spoken(&nord.read()).await.unwrap(), [(code("de"), 1)]);
        is_not_offered(create(&nord, &speaking("Martin", "de")).await);
        // Its form is saved with it, whatever else is changed.
        let mut form = back(&roche);
        form.fields.phone = "+33478000000".into();
        let roche = saved(&nord, &roche, &form).await.unwrap();
        assert_eq!(language(&roche), Some("de"));
        let german = listed(&nord, &CLIENTS.read_string("language=de")).await;
        assert_eq!(german.into_iter().map(|row| row.id).collect::<Vec<_>>(), [roche.id], "the list finds it still");
        // Given up, it is gone as for all others.
        form.fields.language = "fr".into();
        let roche = saved(&nord, &roche, &form).await.unwrap();
        form.fields.language = "de".into();
        is_not_offered(saved(&nord, &roche, &form).await);
        assert_eq!(clients::spoken(&sud.read()).await.unwrap(), []);
    }

    async fn a_file_names_languages_that_are_offered(db: TestDb) {
        let desk = Desk::new(db).await;
        change(&desk.access, offer("de")).await.unwrap();
        create(&desk.access, &speaking("Roche", "de")).await.unwrap();
        change(&desk.access, withdraw("de")).await.unwrap();
        let file = "Nom;Langue;Téléphone\nRoche;de;04 78 00 00 00\nMartin;de;\nDurand;en-GB;\nPetit;elfique;\n";
        let id = desk.upload(file).await;
        let task: Task = desk.task(id, Policy::Update).await;
        let counts = desk.run(id, &task).await.unwrap();
        assert_eq!((counts.created, counts.updated, counts.rejected, counts.to_check), (3, 1, 0, 3));
        assert_eq!(language(&desk.client("Roche").await), Some("de"), "what it has stays");
        assert_eq!(language(&desk.client("Durand").await), Some("en"));
        assert_eq!(language(&desk.client("Martin").await), None);
        let why: Vec<_> = desk.doubts(id).into_iter().map(|cell| (cell.line, cell.value, cell.doubt)).collect();
        let (withdrawn, unknown) = (FieldError::LanguageNotOffered, FieldError::Language);
        let german = |line| (line, "de".to_owned(), withdrawn.clone());
        assert_eq!(why, [german(2), german(3), (5, "elfique".to_owned(), unknown)]);
    }
}

/// A client with what a row cannot do without, and its language.
const CLIENT: &str = "INSERT INTO clients (company_id, id, created_at, updated_at, version, revision, state, number, name, name_folded, \
     name_sort, name_identity, contact_name, contact_email, currency, language, kind, is_prospect, is_supplier, other_emails, \
     other_phones, marketing_email, marketing_sms, vat_regime, shipping_identity, custom, score, balance_minor, paid_minor) \
     VALUES ($1, $2, $3, $3, 1, 0, 'active', $4, 'Roche', 'roche', $5, 'roche', '', '', 'EUR', $4, 'company', false, false, $6, $6, \
     false, false, 'automatic', 'standard', '{}', 0, 0, 0)";
const COMPANY: &str = "INSERT INTO companies (id, version, name, profile, defaults, time_zone, created_at, updated_at) \
     VALUES ($1, 1, 'Nord', $2, $3, 'Europe/Paris', $4, $4)";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn languages_that_clients_had_before_are_offered() {
    // Its file is there as long as it is held.
    let model_db = TestDb::sqlite().await;
    let model = model_db.empty_company("Nord").await;
    let company = companies::get(&model.read()).await.unwrap();
    let [profile, defaults] =
        [serde_json::to_value(&company.profile), serde_json::to_value(&company.defaults)].map(Result::unwrap);
    for db in TestDb::both_before("m2026_11_27_000030_client_languages").await {
        let (nord, sud) = (Uuid::now_v7(), Uuid::now_v7());
        for id in [nord, sud] {
            let values = vec![id.into(), profile.clone().into(), defaults.clone().into(), noon().into()];
            db.run(COMPANY, values).await;
        }
        for language in ["fr", "de", "elfique", "es"] {
            let sorted = domain::text::sort_key("Roche");
            let none = serde_json::json!([]);
            let values =
                vec![nord.into(), Uuid::now_v7().into(), noon().into(), language.into(), sorted.into(), none.into()];
            db.run(CLIENT, values).await;
        }
        db.migrate().await;
        let access = |id| Access::operator(db.database.clone(), domain::ids::CompanyId(id), noon());
        assert_eq!(offered(&access(nord)).await, "fr en de es");
        assert_eq!(offered(&access(sud)).await, "fr en");
    }
}
