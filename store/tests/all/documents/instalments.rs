//! Invoices that are paid in parts, and what invoices say of paying late.

use domain::billing::due::{Due, Penalty};
use domain::billing::state::ShownState;
use domain::company::Profile;
use domain::documents::payment::PaymentData;
use domain::documents::{InstalmentRow, NewPayment};
use domain::field::{MinorAmount, RatePer100k};
use domain::lists::{ListItemForm, ListKind};
use domain::money::Currency;
use store::{companies, lists, payments};

use super::*;

const PATH: &str = "fields.instalments";

/// An invoice of 120 €, in parts of these shares after so many days.
fn in_parts(client: ClientId, parts: &[(&str, &str)]) -> DocumentForm {
    let row = |(share, days): &(&str, &str)| InstalmentRow {
        share: (*share).to_owned(),
        days: (*days).to_owned(),
        ..InstalmentRow::default()
    };
    let mut typed = form(client, &[line("A", "1", "100")]);
    typed.fields.instalments = InstalmentRow::text(&parts.iter().map(row).collect::<Vec<_>>());
    typed
}

const THIRDS: [(&str, &str); 3] = [("30 %", "0"), ("40 %", "30"), ("", "60")];

async fn pays(access: &Access, invoice: &Document, minor: i64) {
    let data = PaymentData {
        client: invoice.new.data.client,
        amount: MinorAmount(minor),
        currency: Currency::EUR,
        paid_on: today(),
        method: None,
        reference: None,
        source: None,
        note: None,
    };
    let parts = vec![(invoice.id, MinorAmount(minor))];
    done!(access, payments::enter, NewPayment { data, parts }, None).unwrap();
}

/// What is late of a client's invoices, by its figures and by the dashboard.
async fn late(access: &Access, client: ClientId) -> [i64; 2] {
    let figures = documents::figures(&access.read(), Some(client)).await.unwrap();
    let board = documents::dashboard(&access.read()).await.unwrap();
    [figures.of(Currency::EUR).overdue_minor, board.late_minor(Currency::EUR)]
}

/// What the list says of an invoice: its last day, and its state.
async fn listed(access: &Access, invoice: &Document) -> (Option<NaiveDate>, ShownState) {
    let client = invoice.new.data.client;
    let rows = documents::of_client(&access.read(), client, &[Subject::Invoice], 10).await.unwrap();
    let row = rows.into_iter().find(|row| row.id == invoice.id).unwrap();
    (row.last_on, row.state)
}

on_each_database! {
    async fn each_part_is_due_by_its_own_day(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let made = create(&nord, K::Invoice, in_parts(roche, &THIRDS)).await.unwrap();
        assert_eq!(made, read(&nord, &made).await);
        let invoice = issue(&nord, made.id).await.unwrap();
        assert_eq!(invoice, read(&nord, &invoice).await);
        let (second, third) = (day(12, 18), NaiveDate::from_ymd_opt(2027, 1, 17).unwrap());
        let dues: Vec<_> = invoice.dues().iter().map(|due| (due.on, due.amount.minor())).collect();
        assert_eq!(dues, [(today(), 3_600), (second, 4_800), (third, 3_600)]);
        assert_eq!((invoice.due_on, invoice.content.unwrap().dues.len()), (Some(third), 3));
        let invoice = read(&nord, &made).await;
        assert_eq!((late(&nord, roche).await, listed(&nord, &invoice).await), ([0, 0], (Some(today()), ShownState::Issued)));

        let tomorrow = later(&db, &nord, 1);
        assert_eq!(late(&tomorrow, roche).await, [3_600, 3_600]);
        assert_eq!(listed(&tomorrow, &invoice).await, (Some(today()), ShownState::Overdue));
        assert_eq!(invoice.shown(today() + chrono::Days::new(1)), ShownState::Overdue);
        // What comes in fills the parts, the oldest first.
        pays(&nord, &invoice, 4_600).await;
        assert_eq!(late(&tomorrow, roche).await, [0, 0]);
        assert_eq!(listed(&tomorrow, &invoice).await, (Some(second), ShownState::Partial));
        let open = payments::open_invoices(&nord.read(), roche).await.unwrap();
        assert_eq!(open.iter().map(|open| (open.due_on, open.balance.minor())).collect::<Vec<_>>(), [(second, 7_400)]);
        let after = later(&db, &nord, 31);
        assert_eq!(late(&after, roche).await, [3_800, 3_800]);
        assert_eq!(read(&nord, &invoice).await.shown(second + chrono::Days::new(1)), ShownState::Overdue);
        pays(&nord, &invoice, 7_400).await;
        assert_eq!((late(&after, roche).await, listed(&after, &invoice).await), ([0, 0], (Some(third), ShownState::Paid)));
        is_sound(&db).await;
    }

    async fn parts_come_to_what_is_due_of_an_invoice(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let wrong = async |kind, parts: &[(&str, &str)]| match create(&nord, kind, in_parts(roche, parts)).await {
            Err(StoreError::Invalid(errors)) => errors.at(PATH).cloned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(wrong(K::Invoice, &[("50", "0"), ("60", "30")]).await, Some(FieldError::NotTheWhole));
        assert_eq!(wrong(K::Invoice, &[("30 %", "0"), ("60 %", "30")]).await, Some(FieldError::NotTheWhole));
        assert_eq!(wrong(K::Quote, &THIRDS).await, Some(FieldError::NotAChoice));
        // Shares are copied, amounts were meant for the one invoice; what takes it back has none.
        let amounts = create(&nord, K::Invoice, in_parts(roche, &[("50", "0"), ("70", "30")])).await.unwrap();
        let amounts = issue(&nord, amounts.id).await.unwrap();
        let shares = create(&nord, K::Invoice, in_parts(roche, &THIRDS)).await.unwrap();
        for (of, is_kept) in [(&amounts, false), (&shares, true)] {
            let copy = done!(nord, documents::duplicate, of.id).unwrap();
            assert_eq!(copy.new.data.instalments.is_some(), is_kept);
        }
        let note = make(&nord, &[&amounts], K::CreditNote).await.unwrap();
        assert_eq!(note.new.data.instalments, None);
        assert!(done!(nord, documents::recurring::of_document, amounts.id).unwrap().new.data.instalments.is_none());
        // A draft's are changed and told of.
        let changed = save(&nord, &shares, in_parts(roche, &[("50 %", "0"), ("", "15")])).await.unwrap();
        assert_eq!(changed, read(&nord, &changed).await);
        let told = told(&nord, &shares).await;
        let Some(E::Updated { changes, .. }) = told.last() else { panic!("{told:?}") };
        assert_eq!(changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>()[0], PATH);
        is_sound(&db).await;
    }

    async fn terms_of_a_list_have_invoices_paid_in_parts(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let parts = |label: &str, typed: &str| {
            let form = ListItemForm { label: label.into(), instalments: typed.into(), ..ListItemForm::default() };
            form.parse(ListKind::PaymentTerms).unwrap()
        };
        let thirds = done!(nord, lists::add, parts("30/70", "30 %|0||;70 %|30||")).unwrap();
        assert_eq!(lists::all(&nord.read()).await.unwrap(), std::slice::from_ref(&thirds), "read as it was written");
        let mut typed = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Roche") };
        typed.fields.payment_terms = thirds.id.to_string();
        let roche = created(&nord, &typed).await.id;
        let lines = [line("A", "1", "100")];
        let draft = create(&nord, K::Invoice, form(roche, &lines)).await.unwrap();
        assert_eq!((draft.new.data.instalments.clone(), draft.due_on), (None, None), "they may change until it is issued");
        let invoice = issue(&nord, draft.id).await.unwrap();
        let content = invoice.content.clone().unwrap();
        let dues = |of: &[Due]| of.iter().map(|due| due.amount.minor()).collect::<Vec<_>>();
        assert_eq!((dues(&content.dues), dues(&invoice.dues())), (vec![3_600, 8_400], vec![3_600, 8_400]));
        assert_eq!(content.due_on, content.dues.last().map(|due| due.on));
        assert_eq!(read(&nord, &invoice).await.new, invoice.new);
        // What was issued stays as it was; what is issued then follows the list.
        done!(nord, lists::rename, thirds.id, parts("Moitié", "50 %|0||;|60||")).unwrap();
        assert_eq!(dues(&read(&nord, &invoice).await.dues()), [3_600, 8_400]);
        assert_eq!(dues(&issued(&nord, K::Invoice, roche, &lines).await.dues()), [6_000, 6_000]);
        // A document's own go before, and a down payment is a part itself.
        let own = create(&nord, K::Invoice, in_parts(roche, &THIRDS)).await.unwrap();
        assert_eq!(dues(&issue(&nord, own.id).await.unwrap().dues()).len(), 3);
        let mut by_day = form(roche, &lines);
        by_day.fields.due_on = "2030-01-31".into();
        let by_day = create(&nord, K::Invoice, by_day).await.unwrap();
        assert!(issue(&nord, by_day.id).await.unwrap().dues().is_empty());
        assert!(issued(&nord, K::DownPayment, roche, &lines).await.dues().is_empty());
        // And so are the invoices of a template.
        let mut monthly = form(roche, &lines);
        monthly.fields.repeat_every = "1".into();
        monthly.fields.repeat_unit = "months".into();
        monthly.fields.repeat_from = today().to_string();
        monthly.fields.repeat_leaves = "issued".into();
        let template = create(&nord, K::Recurring, monthly).await.unwrap();
        step(&nord, &template, Step::Start).await.unwrap();
        let made = done!(nord, documents::recurring::run, template.id).unwrap().unwrap();
        assert_eq!(dues(&made.dues()), [6_000, 6_000]);
        is_sound(&db).await;
    }

    async fn an_invoice_says_what_paying_late_costs(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let mut private = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Privé") };
        private.fields.kind = "individual".into();
        let private = created(&nord, &private).await.id;
        let lines = [line("A", "1", "10")];
        let said = async |kind, client| {
            let late = issued(&nord, kind, client, &lines).await.content.unwrap().late;
            late.map(|late| (late.penalty, late.indemnity.minor()))
        };
        let usual = Penalty::AboveCentralBank { points: 10 };
        assert_eq!(said(K::Invoice, roche).await, Some((usual, 4_000)));
        assert_eq!((said(K::Invoice, private).await, said(K::Quote, roche).await), (None, None));
        let company = companies::get(&nord.read()).await.unwrap();
        let profile = Profile { late_penalty: Some(RatePer100k(12_000)), ..company.profile };
        done!(nord, companies::save_profile, company.version, profile).unwrap();
        let agreed = Penalty::Agreed { rate_per_100k: 12_000 };
        assert_eq!(said(K::DownPayment, roche).await, Some((agreed, 4_000)));
        // What was issued before says what it said.
        is_sound(&db).await;
    }
}
