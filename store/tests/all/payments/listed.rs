//! Payments in their list; how clients pay among the lists that users edit.

use domain::custom_fields::CustomFieldForm;
use domain::documents::listing::payments::{
    AMOUNT, CLIENT, DATE, INVOICES, LEFT, METHOD, PAYMENTS, REFERENCE, SOURCE, STATE,
};
use domain::format::Language;
use domain::listing::ListPage;
use domain::text::Text;
use store::exports::{Export, Selection};
use store::{custom_fields, listing};
use testing::clients::{back, saved};
use testing::on_each_database;
use testing::people::noon;

use super::*;

async fn page(access: &Access, query: &str) -> ListPage {
    listing::page(access, Subject::Payment, &PAYMENTS.read_string(query)).await.unwrap()
}

/// What the payments of a query amount to, in the order of the list.
async fn amounts(access: &Access, query: &str) -> Vec<i64> {
    page(access, query).await.rows.iter().map(|row| row.number(AMOUNT).unwrap()).collect()
}

on_each_database! {
    async fn payments_go_out_as_their_list_shows_them(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let transfer = method(&nord, "Virement").await;
        let mut new = paying(roche, 5_000, &[(&one, 1_000)]);
        new.data.method = Some(transfer);
        let first = done!(nord, payments::enter, new, None).unwrap();
        paid(&nord, roche, 700, &[]).await;

        let usual = || Selection::List(PAYMENTS.read_string("sort=amount&dir=desc"));
        let begin = async |of: &Access, selection: Selection| {
            Export::begin(of, Subject::Payment, selection, Language::French, "csv").await.unwrap()
        };
        let mut export = begin(&nord, usual()).await;
        let header = export.format().header();
        let rows = export.page().await.unwrap();
        let told = |row: usize, name: &str| rows[row][header.iter().position(|it| it == name).unwrap()].as_str();
        assert_eq!(rows.len(), 2);
        for (name, cell) in [
            ("Client", "Roche"),
            ("Montant", "50.00"),
            ("Devise", "EUR"),
            ("À affecter", "40.00"),
            ("Date", "2026-11-16"),
            ("Moyen de paiement", "Virement"),
            ("Factures réglées", one.number.as_deref().unwrap()),
            ("État", "Terminé"),
        ] {
            assert_eq!(told(0, name), cell, "{name}");
        }
        assert_eq!(told(1, "Montant"), "7.00");
        assert!(export.page().await.unwrap().is_empty());
        let mut theirs = begin(&sud, Selection::These(vec![first.id.0])).await;
        assert!(theirs.page().await.unwrap().is_empty(), "another company's payments are its own");
    }

    async fn the_list_says_what_pays_what(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, zen) = (client(&nord, "Roche").await, client(&nord, "Zen").await);
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "80").await);
        let transfer = method(&nord, "Virement").await;
        let mut new = paying(roche, 5_000, &[(&one, 1_000), (&two, 2_000)]);
        new.data.method = Some(transfer);
        new.data.reference = Some(Text::parse("VIR-118").unwrap());
        new.data.source = Some(Text::parse("Visa 4242").unwrap());
        let made = done!(nord, payments::enter, new, None).unwrap();
        paid(&nord, zen, 700, &[]).await;
        let gone = paid(&nord, zen, 900, &[]).await;
        done!(nord, payments::reverse, gone.id).unwrap();

        let all = page(&nord, "sort=client").await;
        assert_eq!(all.head.total, 2);
        let row = &all.rows[0];
        assert_eq!((row.text(CLIENT), row.text(METHOD), row.text(REFERENCE)), ("Roche", "Virement", "VIR-118"));
        assert_eq!((row.number(AMOUNT), row.number(LEFT), row.text(STATE)), (Some(5_000), Some(2_000), "completed"));
        assert_eq!((row.day(DATE), row.text(SOURCE)), (Some(day(11, 16)), "Visa 4242"));
        let (first, second) = (one.number.clone().unwrap(), two.number.clone().unwrap());
        assert_eq!(row.text(INVOICES), format!("{first}, {second}"));
        let (numbered, by_transfer) = (format!("q={second}"), format!("method={transfer}"));
        for (query, found) in [
            ("state=deleted", vec![900]),
            ("q=zen", vec![700]),
            ("q=vir-118", vec![5_000]),
            ("q=visa+4242", vec![5_000]),
            (numbered.as_str(), vec![5_000]),
            (by_transfer.as_str(), vec![5_000]),
            ("amount_from=7&amount_to=7", vec![700]),
            ("from=2026-11-17", vec![]),
            ("sort=amount&state=all", vec![700, 900, 5_000]),
        ] {
            assert_eq!(amounts(&nord, query).await, found, "{query}");
        }

        // What its row repeats comes with it.
        done!(nord, payments::release, made.id, one.id).unwrap();
        done!(nord, payments::refund, made.id, eur(500)).unwrap();
        let seen = clients::get(&nord.read(), roche).await.unwrap();
        let mut renamed = back(&seen);
        renamed.fields.name = "Roche & Fils".into();
        saved(&nord, &seen, &renamed).await.unwrap();
        done!(nord, lists::rename, transfer, NewListItem::named(ListKind::PaymentMethod, "SEPA").unwrap()).unwrap();
        let row = page(&nord, "sort=client").await.rows.remove(0);
        assert_eq!((row.text(CLIENT), row.text(METHOD), row.text(INVOICES)), ("Roche & Fils", "SEPA", second.as_str()));
        assert_eq!((row.number(LEFT), row.text(STATE)), (Some(2_500), "partly_refunded"));
    }

    async fn what_moves_an_account_is_shown_in_every_list(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let at = async || {
            let revisions = store::changes::revisions(&nord).await.unwrap();
            [Subject::Client, Subject::Invoice, Subject::Payment].map(|subject| revisions.of(subject))
        };
        let before = at().await;
        let made = paid(&nord, roche, 1_000, &[]).await;
        let [client, invoice, payment] = before;
        assert_eq!(at().await, [client + 1, invoice, payment + 1], "it pays no invoice yet");
        done!(nord, payments::allocate, made.id, &[part(&one, 1_000)]).unwrap();
        assert_eq!(at().await, [client + 1, invoice + 1, payment + 2], "and moves no balance then");
        let row = testing::clients::listed(&nord, &testing::clients::everything()).await.remove(0);
        assert_eq!(row.balance.minor(), one.totals.due_minor - 1_000);
    }

    async fn a_means_of_payment_in_use_is_hidden_rather_than_removed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (cash, card) = (method(&nord, "Espèces").await, method(&nord, "Carte").await);
        let mut new = paying(roche, 100, &[]);
        new.data.method = Some(cash);
        let made = done!(nord, payments::enter, new, None).unwrap();
        done!(nord, payments::reverse, made.id).unwrap();
        let answer = done!(nord, lists::remove, cash);
        assert!(matches!(answer, Err(StoreError::Refused(Refusal::InUse))), "{answer:?}");
        done!(nord, lists::remove, card).unwrap();
        let uses: Vec<u64> = lists::all(&nord.read()).await.unwrap().iter().map(|item| item.uses).collect();
        assert_eq!(uses, [1]);
    }

    async fn a_company_begins_with_the_usual_means(db: TestDb) {
        let (company, _) = db.set_up().await;
        let access = Access::operator(db.database.clone(), company, noon());
        let items = lists::all(&access.read()).await.unwrap().into_iter();
        let labels: Vec<_> = items.filter(|item| item.kind == ListKind::PaymentMethod).map(|item| item.label).collect();
        assert_eq!(labels, ["Virement", "Carte", "Chèque", "Prélèvement", "Espèces", "PayPal"]);
    }

    async fn payments_have_no_fields_of_the_companys_own(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let form = CustomFieldForm { label: "Couleur".into(), kind: "text".into(), ..CustomFieldForm::default() };
        not_found(done!(nord, custom_fields::add, Subject::Payment, form.parse().unwrap()));
        assert!(custom_fields::values(&nord.read(), Subject::Payment).await.unwrap().is_empty());
    }
}
