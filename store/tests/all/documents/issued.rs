//! What is issued: its number, its place in the chain, its days, what it says; and that it stays so.

use std::collections::BTreeSet;

use domain::activity::Event;
use domain::billing::rate::Rate;
use domain::billing::regime::{DistanceMention, DistanceSales};
use domain::billing::vat::Mention;
use domain::clients::AddressForm;
use domain::company::Profile;
use domain::geo::Country;
use domain::lists::{ListItemForm, ListKind};
use domain::products::PriceBasis;
use sea_orm::{EntityTrait, QueryOrder};
use store::entities::document;
use store::{companies, lists};

use super::*;

/// The rows of the issued documents, along their chain.
async fn chained(db: &TestDb) -> Vec<document::Model> {
    let rows = document::Entity::find().order_by_asc(document::Column::ChainPosition).all(db.database.read()).await;
    rows.unwrap().into_iter().filter(|row| row.chain_position.is_some()).collect()
}

on_each_database! {
    async fn each_series_has_numbers_of_its_own_and_all_one_chain(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let lines = [line("A", "1", "10")];
        let mut numbers = Vec::new();
        for kind in [K::Quote, K::Invoice, K::Order, K::DownPayment, K::DeliveryNote, K::Proforma, K::CreditNote] {
            numbers.push(issued(&nord, kind, roche, &lines).await.number.unwrap());
        }
        let expected =
            ["D-2026-0001", "F-2026-0001", "BC-2026-0001", "F-2026-0002", "BL-2026-0001", "PF-2026-0001", "A-2026-0001"];
        assert_eq!(numbers, expected);
        let rows = chained(&db).await;
        assert_eq!(rows.iter().map(|row| row.chain_position.unwrap()).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
        for pair in rows.windows(2) {
            assert_eq!(pair[1].previous_hash, pair[0].hash);
        }
        // A year later the counters begin again.
        let next_year = later(&db, &nord, 60);
        assert_eq!(issued(&next_year, K::Invoice, roche, &lines).await.number.unwrap(), "F-2027-0001");
        is_sound(&db).await;
    }

    async fn what_was_issued_is_answered_as_it_is(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let made = create(&nord, K::Invoice, form(roche, &[line("A", "1", "10")])).await.unwrap();
        let twice = done!(nord, documents::issue, &[made.id, made.id]).unwrap();
        assert_eq!(twice, [read(&nord, &made).await]);
        assert_eq!(issue(&nord, made.id).await.unwrap(), twice[0], "a double click");
        assert_eq!(told(&nord, &made).await.len(), 2);
        assert_eq!(refused(save(&nord, &made, form(roche, &[line("B", "1", "1")])).await), Refusal::WrongState);
        for step_of in [Step::Delete, Step::Cancel, Step::Issue] {
            assert_eq!(refused(step(&nord, &made, step_of).await), Refusal::WrongState);
        }
        let client = clients::get(&nord.read(), roche).await.unwrap();
        assert_eq!(client.balance_minor, 1_200, "it is owed once");
        // Renaming the client does not rewrite it.
        let mut renamed = testing::clients::back(&client);
        renamed.fields.name = "Roche et fils".into();
        testing::clients::saved(&nord, &client, &renamed).await.unwrap();
        let content = read(&nord, &made).await.content.unwrap();
        assert_eq!((content.buyer.name.as_str(), content.seller.name.as_str()), ("Roche", "Nord"));
        assert_eq!(content.buyer.address, ["1 rue A", "75011 Paris", "FR"]);
        is_sound(&db).await;
    }

    async fn numbers_follow_the_days(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let dated = async |date: &str| {
            let mut typed = form(roche, &[line("A", "1", "10")]);
            typed.fields.date = date.into();
            create(&nord, K::Invoice, typed).await.unwrap().id
        };
        let ids = [dated("2026-11-17").await, dated("").await, dated("2026-11-16").await];
        let issued = done!(nord, documents::issue, &ids).unwrap();
        let numbers: Vec<_> = issued.iter().map(|invoice| invoice.number.as_deref().unwrap()).collect();
        assert_eq!(numbers, ["F-2026-0002", "F-2026-0003", "F-2026-0001"]);
        assert_eq!(issued.iter().map(|invoice| invoice.issued_on).collect::<Vec<_>>(), [
            Some(day(11, 17)),
            Some(today()),
            Some(day(11, 16)),
        ]);
        let before = dated("2026-11-17").await;
        assert_eq!(refused(issue(&nord, before).await), Refusal::NumberedLater { last_on: today() });
        let ahead = dated("2026-11-19").await;
        assert_eq!(refused(issue(&nord, ahead).await), Refusal::NotYet { today: today() });
        let next = dated("").await;
        assert_eq!(issue(&nord, next).await.unwrap().number.unwrap(), "F-2026-0004", "what is refused leaves no gap");
        is_sound(&db).await;
    }

    async fn many_who_issue_at_once_leave_no_gap(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let mut drafts = Vec::new();
        for _ in 0..24 {
            drafts.push(create(&nord, K::Invoice, form(roche, &[line("A", "1", "10")])).await.unwrap().id);
        }
        let tasks: Vec<_> = drafts
            .chunks(3)
            .map(|ids| {
                let (access, ids) = (nord.clone(), ids.to_vec());
                tokio::spawn(async move {
                    for id in ids {
                        // Each twice, as by two clicks.
                        for _ in 0..2 {
                            issue(&access, id).await.unwrap();
                        }
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let numbers: BTreeSet<_> = chained(&db).await.into_iter().map(|row| row.counter.unwrap()).collect();
        assert!(numbers.into_iter().eq(1..=24));
        is_sound(&db).await;
    }

    async fn the_last_day_follows_from_the_terms(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let terms = ListItemForm { label: "Net 30".into(), days: "30".into(), ..ListItemForm::default() };
        let terms = done!(nord, lists::add, terms.parse(ListKind::PaymentTerms).unwrap()).unwrap();
        let mut negotiated = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Roche") };
        negotiated.fields.negotiated_days = "45".into();
        let roche = created(&nord, &negotiated).await.id;
        let lines = [line("A", "1", "10")];
        assert_eq!(issued(&nord, K::Invoice, roche, &lines).await.due_on, Some(day(11, 18) + chrono::Days::new(45)));
        let mut chosen = form(roche, &lines);
        chosen.fields.payment_terms = terms.id.to_string();
        let chosen = create(&nord, K::Invoice, chosen).await.unwrap();
        assert_eq!(issue(&nord, chosen.id).await.unwrap().due_on, Some(day(12, 18)));
        let mut typed = form(roche, &lines);
        typed.fields.due_on = "2026-11-20".into();
        let typed = create(&nord, K::Invoice, typed).await.unwrap();
        assert_eq!((typed.due_on, issue(&nord, typed.id).await.unwrap().due_on), (None, Some(day(11, 20))));
        let quote = issued(&nord, K::Quote, roche, &lines).await;
        assert_eq!((quote.valid_until, quote.due_on), (Some(day(12, 18)), None));
        assert_eq!(refused(done!(nord, lists::remove, terms.id)), Refusal::InUse);
    }

    async fn what_is_agreed_with_a_client_holds_on_its_documents(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let method = domain::lists::NewListItem::named(ListKind::PaymentMethod, "Traite").unwrap();
        let method = done!(nord, lists::add, method).unwrap().id;
        let mut agreed = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Roche") };
        for (name, typed) in [("discount", "10"), ("prices_with_tax", "on"), ("credit_limit", "15"), ("is_blocked", "on")] {
            *agreed.fields.get_mut(name).unwrap() = typed.into();
        }
        agreed.fields.payment_method = method.to_string();
        let roche = created(&nord, &agreed).await.id;
        let rules = async || documents::rules(&nord.read(), K::Invoice, Some(roche), None).await.unwrap();
        let buyer = rules().await.buyer.unwrap();
        assert_eq!((buyer.price_basis, buyer.discount.map(Rate::per_100k)), (PriceBasis::Gross, Some(10_000)));
        assert_eq!((buyer.payment_method, buyer.is_blocked), (Some(method), true));
        assert_eq!(rules().await.over_limit(1_500), None);
        // Blocked and over its limit: told, and nothing is refused (A9.4).
        issued(&nord, K::Invoice, roche, &[line("A", "1", "10")]).await;
        assert_eq!(rules().await.over_limit(301).map(|(owed, limit)| (owed.minor(), limit.minor())), Some((1_501, 1_500)));
        assert_eq!(refused(done!(nord, lists::remove, method)), Refusal::InUse);
        assert_eq!(store::payments::usual_method(&nord.read(), roche).await.unwrap(), Some(method));
    }

    async fn a_prospect_who_orders_is_a_client(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let lines = [line("A", "1", "10")];
        for (kind, stays) in [(K::Quote, true), (K::Order, false), (K::Invoice, false)] {
            let mut prospect = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Piste") };
            prospect.fields.is_prospect = "on".into();
            let id = created(&nord, &prospect).await.id;
            issued(&nord, kind, id, &lines).await;
            assert_eq!(clients::get(&nord.read(), id).await.unwrap().data.is_prospect, stays, "{kind:?}");
            let told = activity::of_client(&nord.read(), id, None, 10).await.unwrap();
            assert_eq!(told.iter().any(|entry| entry.event == Event::BecameClient), !stays);
        }
        is_sound(&db).await;
    }

    async fn the_tax_follows_from_who_buys_and_where(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let berlin = AddressForm { country: "DE".into(), ..place("Allee 1", "10115", "Berlin") };
        let mut typed = ClientForm { addresses: vec![berlin], ..named("Kunde") };
        typed.fields.vat_number = "DE136695976".into();
        let kunde = created(&nord, &typed).await.id;
        let service = LineForm { nature: "service".into(), ..line("Conseil", "1", "100") };
        let invoice = issued(&nord, K::Invoice, kunde, std::slice::from_ref(&service)).await;
        let content = invoice.content.unwrap();
        assert_eq!((invoice.totals.gross_minor, content.mentions), (10_000, vec![Mention::ReverseCharge]));
        // Chosen otherwise, it bears the seller's.
        let mut own = form(kunde, &[service]);
        own.fields.charge = "own".into();
        assert_eq!(create(&nord, K::Invoice, own).await.unwrap().totals.gross_minor, 12_000);
        is_sound(&db).await;
    }

    async fn a_distance_sale_bears_the_tax_of_the_consumers_country(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let berlin = AddressForm { country: "DE".into(), ..place("Allee 1", "10115", "Berlin") };
        let mut typed = ClientForm { addresses: vec![berlin], ..named("Kunde") };
        typed.fields.kind = "individual".into();
        let kunde = created(&nord, &typed).await.id;
        let goods = [line("Livre", "1", "100")];
        let below = issued(&nord, K::Invoice, kunde, &goods).await;
        assert_eq!((below.totals.gross_minor, below.content.unwrap().distance), (12_000, None));
        for declared in [DistanceSales::OneStopShop, DistanceSales::EachState] {
            let company = companies::get(&nord.read()).await.unwrap();
            let profile = Profile { distance_sales: declared, ..company.profile };
            done!(nord, companies::save_profile, company.version, profile).unwrap();
            let invoice = issued(&nord, K::Invoice, kunde, &goods).await;
            let content = invoice.content.clone().unwrap();
            let there = DistanceMention { declared, country: Country::parse("DE").unwrap() };
            assert_eq!((invoice.totals.gross_minor, content.distance), (11_900, Some(there)));
            // What takes it back bears the same tax, whatever is decided by then.
            let note = make(&nord, &[&invoice], K::CreditNote).await.unwrap();
            assert_eq!(note.totals.gross_minor, 11_900);
        }
        let mut own = form(kunde, &goods);
        own.fields.charge = "own".into();
        assert_eq!(create(&nord, K::Invoice, own).await.unwrap().totals.gross_minor, 12_000);
        is_sound(&db).await;
    }

    async fn distance_sales_add_up_to_their_threshold(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let berlin = AddressForm { country: "DE".into(), ..place("Allee 1", "10115", "Berlin") };
        let mut typed = ClientForm { addresses: vec![berlin], ..named("Kunde") };
        typed.fields.kind = "individual".into();
        let kunde = created(&nord, &typed).await.id;
        let sold = async || {
            let sold = documents::sold_at_a_distance(&nord.read()).await.unwrap();
            (sold.year, sold.this_minor, sold.last_minor, sold.has_others)
        };
        assert_eq!(sold().await, (2026, 0, 0, false));
        let service = LineForm { nature: "service".into(), ..line("Conseil", "1", "500") };
        let invoice = issued(&nord, K::Invoice, kunde, &[line("Livre", "2", "100"), service]).await;
        assert_eq!(sold().await.1, 20_000, "goods alone");
        create(&nord, K::Invoice, form(kunde, &[line("Livre", "1", "100")])).await.unwrap();
        issued(&nord, K::Quote, kunde, &[line("Livre", "1", "100")]).await;
        let roche = client(&nord, "Roche").await;
        issued(&nord, K::Invoice, roche, &[line("Livre", "1", "100")]).await;
        assert_eq!(sold().await.1, 20_000, "drafts, offers and neighbours do not count");
        let rules = documents::rules(&nord.read(), K::Invoice, Some(kunde), None).await.unwrap();
        assert_eq!(rules.distance_sold.map(|sold| sold.this_minor), Some(20_000));
        let rules = documents::rules(&nord.read(), K::Invoice, Some(roche), None).await.unwrap();
        assert_eq!(rules.distance_sold, None);
        let note = make(&nord, &[&invoice], K::CreditNote).await.unwrap();
        issue(&nord, note.id).await.unwrap();
        assert_eq!(sold().await.1, 0, "what was taken back is sold no more");
        issued(&nord, K::Invoice, kunde, &[line("Livre", "3", "100")]).await;
        let next_year = later(&db, &nord, 60);
        let sold = documents::sold_at_a_distance(&next_year.read()).await.unwrap();
        assert_eq!((sold.year, sold.this_minor, sold.last_minor), (2027, 0, 30_000));
        is_sound(&db).await;
    }

    async fn what_is_owed_is_made_out_to_whoever_pays(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let berlin = AddressForm { country: "DE".into(), ..place("Allee 1", "10115", "Berlin") };
        let mut head = ClientForm { addresses: vec![berlin], ..named("Zentrale") };
        head.fields.vat_number = "DE136695976".into();
        let head = created(&nord, &head).await.id;
        let mut branch = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Filiale") };
        branch.fields.payer = head.to_string();
        let branch = created(&nord, &branch).await.id;
        let service = LineForm { nature: "service".into(), ..line("Conseil", "1", "100") };
        let invoice = issued(&nord, K::Invoice, branch, std::slice::from_ref(&service)).await;
        let content = invoice.content.unwrap();
        assert_eq!((content.buyer.name.as_str(), content.delivery.unwrap().name.as_str()), ("Zentrale", "Filiale"));
        assert_eq!(content.mentions, [Mention::ReverseCharge], "the tax follows from who is invoiced");
        let quote = issued(&nord, K::Quote, branch, &[service]).await;
        assert_eq!(quote.content.unwrap().buyer.name, "Filiale");
        let client = clients::get(&nord.read(), branch).await.unwrap();
        assert_eq!(client.balance_minor, 10_000, "the account is the client's");
        is_sound(&db).await;
    }
}
