//! Founding a company, its profile and defaults.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::{DateTime, Utc};
use domain::company::{AddressService, CompanyForm, Defaults, DefaultsForm, NewCompany, Profile, ProfileForm};
use domain::error::{FieldError, Refusal};
use domain::field::RatePer100k;
use domain::geo::{Country, Province};
use domain::identifiers::PhoneRules;
use domain::ids::ListItemId;
use domain::lists::ListKind;
use domain::modules::Module;
use domain::security_log::{LogQuery, SecurityEvent as E, SettingsPart};
use domain::subject::Subject;
use domain::users::{AccountForm, NewAccount};
use store::{Access, StoreError, audit, changes, clients, companies, frame, lists, products};
use testing::clients::{created, named};
use testing::on_each_database;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

fn founder() -> NewAccount {
    let form = AccountForm {
        name: "Anne Nord".into(),
        email: "anne@nord.example".into(),
        password: "un mot de passe assez long".into(),
    };
    form.parse().unwrap()
}

fn founded(name: &str, language: &str) -> NewCompany {
    let form = CompanyForm {
        name: name.into(),
        country: "FR".into(),
        language: language.into(),
        currency: "EUR".into(),
        siret: "732 829 320 00074".into(),
        neq: String::new(),
    };
    form.parse().unwrap()
}

fn profile(name: &str, country: &str) -> Profile {
    let form = ProfileForm {
        name: name.into(),
        country: country.into(),
        language: "fr".into(),
        currency: "EUR".into(),
        phone: if country == "FR" { "01 84 60 12 00".into() } else { String::new() },
        province: if country == "CA" { "QC".into() } else { String::new() },
        ..ProfileForm::default()
    };
    form.parse(PhoneRules::numbering_plan()).unwrap()
}

fn defaults() -> Defaults {
    let form = DefaultsForm {
        country: "CA".into(),
        province: "QC".into(),
        prospects: "on".into(),
        email_required: "on".into(),
        payment_terms: String::new(),
    };
    form.parse().unwrap()
}

fn is_changed_meanwhile<T: std::fmt::Debug>(answer: Result<T, StoreError>) {
    assert!(matches!(answer, Err(StoreError::Refused(Refusal::ChangedMeanwhile))), "{answer:?}");
}

on_each_database! {
    async fn the_usual_payment_terms_are_of_the_company_and_stay_in_its_list(db: TestDb) {
        let (nord, _) = companies::set_up(&db.database, &founder(), &founded("Nord", "fr"), now()).await.unwrap();
        let tx = Access::operator(db.database.clone(), nord, now()).begin().await.unwrap();
        let all = lists::choices(&tx).await.unwrap();
        let of = |kind: ListKind| all.iter().find(|item| item.kind == kind).unwrap().id;
        let with = |terms| Defaults { payment_terms: Some(terms), ..defaults() };
        let version = companies::get(&tx).await.unwrap().version;
        for wrong in [of(ListKind::Category), ListItemId(uuid::Uuid::now_v7())] {
            let answer = companies::save_defaults(&tx, version, with(wrong)).await;
            let Err(StoreError::Invalid(errors)) = answer else { panic!("{answer:?}") };
            assert_eq!(errors.at("payment_terms"), Some(&FieldError::Unknown));
        }
        let terms = of(ListKind::PaymentTerms);
        companies::save_defaults(&tx, version, with(terms)).await.unwrap();
        assert_eq!(companies::get(&tx).await.unwrap().defaults.payment_terms, Some(terms));
        let answer = lists::remove(&tx, terms).await;
        assert!(matches!(answer, Err(StoreError::Refused(Refusal::InUse))), "{answer:?}");
    }

    async fn the_usual_rate_of_vat_is_the_countrys_until_it_is_changed(db: TestDb) {
        let (nord, _) = companies::set_up(&db.database, &founder(), &founded("Nord", "fr"), now()).await.unwrap();
        let access = Access::operator(db.database.clone(), nord, now());
        let rules = products::form_rules(&access.read()).await.unwrap();
        assert_eq!(rules.usual_vat, Some(RatePer100k(20_000)));
        let before = changes::revisions(&access).await.unwrap().of(Subject::Product);
        let tx = access.begin().await.unwrap();
        let company = companies::get(&tx).await.unwrap();
        let profile = Profile { usual_vat: Some(RatePer100k(5_500)), ..company.profile };
        companies::save_profile(&tx, company.version, profile).await.unwrap();
        assert_eq!(products::form_rules(&tx).await.unwrap().usual_vat, Some(RatePer100k(5_500)));
        tx.commit().await.unwrap();
        let after = changes::revisions(&access).await.unwrap().of(Subject::Product);
        assert!(after > before, "pages of products show it");
    }

    async fn an_installation_is_set_up_once(db: TestDb) {
        assert!(companies::is_empty(&db.database).await.unwrap());
        let (company, user) = companies::set_up(&db.database, &founder(), &founded("Nord", "fr"), now()).await.unwrap();
        assert!(!companies::is_empty(&db.database).await.unwrap());
        let again = companies::set_up(&db.database, &founder(), &founded("Sud", "fr"), now()).await;
        assert!(matches!(again, Err(StoreError::Refused(Refusal::AlreadySetUp))), "{again:?}");
        assert_eq!(companies::all(&db.database).await.unwrap(), [(company, "Nord".to_owned())]);
        assert_eq!(companies::of_user(&db.database, user).await.unwrap(), [(company, "Nord".to_owned())]);
        let kept = companies::by_id(&db.database, company).await.unwrap();
        assert_eq!((kept.version, kept.time_zone.as_str()), (1, "Europe/Paris"));
        assert_eq!(kept.profile.siret.unwrap().as_str(), "73282932000074");
    }

    async fn a_company_starts_with_lists_in_its_language(db: TestDb) {
        let (nord, user) = companies::set_up(&db.database, &founder(), &founded("Nord", "fr"), now()).await.unwrap();
        let north = companies::create_another(&db.database, user, &founded("North", "en"), now()).await.unwrap();
        assert_eq!(companies::of_user(&db.database, user).await.unwrap().len(), 2);
        for (company, civility) in [(nord, "Madame"), (north, "Ms")] {
            let access = Access::operator(db.database.clone(), company, now());
            let items = lists::all(&access.read()).await.unwrap();
            let first = items.iter().find(|item| item.kind == ListKind::Civility).unwrap();
            assert_eq!(first.label, civility);
            for kind in [ListKind::PaymentTerms, ListKind::ContactSource, ListKind::ClientType] {
                assert!(items.iter().any(|item| item.kind == kind), "{kind:?}");
            }
            assert!(items.iter().filter(|item| item.kind == ListKind::PaymentTerms).all(|item| item.days.is_some()));
        }
    }

    async fn a_profile_is_saved_once_a_version(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let tx = nord.begin().await.unwrap();
        let saved = companies::save_profile(&tx, 1, profile("Nord et Fils", "FR")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((saved.version, saved.profile.name.as_str()), (2, "Nord et Fils"));
        let tx = nord.begin().await.unwrap();
        is_changed_meanwhile(companies::save_profile(&tx, 1, profile("Nord & Cie", "FR")).await);
        is_changed_meanwhile(companies::save_defaults(&tx, 1, defaults()).await);
        tx.roll_back().await.unwrap();
        assert_eq!(companies::get(&nord.read()).await.unwrap(), saved);
        let other = companies::get(&sud.read()).await.unwrap();
        assert_eq!((other.version, other.profile.name.as_str()), (1, "Sud"));
    }

    async fn a_company_that_moves_takes_the_time_of_its_country(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let tx = nord.begin().await.unwrap();
        let moved = companies::save_profile(&tx, 1, profile("Nord", "CA")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(moved.time_zone, "America/Toronto");
        assert_eq!(moved.profile.province, Province::parse(Country::CANADA, "QC").ok());
        assert_eq!(companies::get(&nord.read()).await.unwrap(), moved);
    }

    async fn defaults_are_saved_and_decide_the_form(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let tx = nord.begin().await.unwrap();
        let saved = companies::save_defaults(&tx, 1, defaults()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((saved.version, &saved.defaults), (2, &defaults()));
        let rules = companies::form_rules(&nord.read()).await.unwrap();
        assert_eq!((rules.country, rules.email_required), (Country::CANADA, true));
    }

    async fn whoever_suggests_addresses_is_chosen_by_each_company(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let service = async |access: &Access| companies::get(&access.read()).await.unwrap().address_service;
        assert_eq!(service(&nord).await, AddressService::Off);
        for chosen in ["ban", "https://addok.example.fr", "off", "ban"] {
            let chosen = AddressService::parse(chosen).unwrap();
            let tx = nord.begin().await.unwrap();
            companies::save_address_service(&tx, &chosen).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(service(&nord).await, chosen);
        }
        assert_eq!(service(&sud).await, AddressService::Off);
        assert_eq!(companies::get(&nord.read()).await.unwrap().version, 1, "forms that are open have nothing to do with it");
    }

    async fn a_map_is_drawn_where_the_company_wants_one(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let roche = created(&nord, &named("Roche")).await;
        let turn = async |shown| {
            let tx = nord.begin().await.unwrap();
            companies::show_map(&tx, shown).await.unwrap();
            tx.commit().await.unwrap();
        };
        // What a page is told with its frame and with the client is the same.
        let is_shown = async |access: &Access| {
            let company = companies::get(&access.read()).await.unwrap().shows_map;
            assert_eq!(frame::of(access, None).await.unwrap().shows_map, company);
            company
        };
        assert!(!is_shown(&nord).await, "until somebody says so");
        for shown in [true, true, false] {
            turn(shown).await;
            assert_eq!((is_shown(&nord).await, is_shown(&sud).await), (shown, false));
            assert_eq!(clients::opened(&nord.read(), roche.id).await.unwrap().shows_map, shown);
        }
        assert_eq!(companies::get(&nord.read()).await.unwrap().version, 1, "forms that are open have nothing to do with it");
        let (entries, _) = audit::page(&nord.read(), LogQuery::default()).await.unwrap();
        let told: Vec<_> = entries.into_iter().filter_map(|entry| entry.event).collect();
        let turned = |how: &str| E::SettingsChanged { part: SettingsPart::Map, fields: vec![how.to_owned()] };
        assert_eq!(told, [turned("off"), turned("on")], "what changes nothing is not told");
    }

    async fn a_module_is_switched_off_for_its_company_alone(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let off = async |access: &Access| frame::of(access, None).await.unwrap().modules_off.to_string();
        assert_eq!(off(&nord).await, "", "all are used until somebody says otherwise");
        for (module, is_on, expected) in [
            (Module::Tasks, false, "tasks"),
            (Module::Orders, false, "orders tasks"),
            (Module::Orders, false, "orders tasks"),
            (Module::Tasks, true, "orders"),
        ] {
            let tx = nord.begin().await.unwrap();
            companies::turn_module(&tx, module, is_on).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!((off(&nord).await, off(&sud).await), (expected.to_owned(), String::new()));
        }
        let (entries, _) = audit::page(&nord.read(), LogQuery::default()).await.unwrap();
        assert_eq!(entries.len(), 3, "what changes nothing is not told");
    }

    async fn clients_change_their_address_where_the_company_lets_them(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        assert!(!companies::clients_move(&nord.read()).await.unwrap(), "until somebody says so");
        for allowed in [true, true, false] {
            let tx = nord.begin().await.unwrap();
            companies::let_clients_move(&tx, allowed).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(companies::clients_move(&nord.read()).await.unwrap(), allowed);
            assert!(!companies::clients_move(&sud.read()).await.unwrap());
        }
        let (entries, _) = audit::page(&nord.read(), LogQuery::default()).await.unwrap();
        let told: Vec<_> = entries.into_iter().filter_map(|entry| entry.event).collect();
        let turned = |how: &str| E::SettingsChanged { part: SettingsPart::OwnAddress, fields: vec![how.to_owned()] };
        assert_eq!(told, [turned("off"), turned("on")], "what changes nothing is not told");
    }

    async fn a_company_with_a_client_is_no_longer_empty(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        assert!(companies::has_no_client(&nord.read()).await.unwrap());
        db.client_numbered(&nord, "C-00001").await;
        assert!(!companies::has_no_client(&nord.read()).await.unwrap());
    }
}
