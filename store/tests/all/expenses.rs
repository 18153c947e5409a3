//! Expenses kept, paid, thrown away, and billed once.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod billed;
mod sound;

use domain::clients::ClientForm;
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::expenses::{EXPENSES, Expense, ExpenseEvent as E, ExpenseForm, ExpenseState as S};
use domain::form::Edit;
use domain::ids::{ClientId, ExpenseId, FileId, ListItemId};
use domain::lists::{ListKind, NewListItem};
use domain::state::Act;
use domain::subject::Subject;
use domain::text::Text;
use store::expenses::{self, Expenses};
use store::files::NewFile;
use store::{Access, StoreError, StoreResult, activity, clients, files, listing, lists};
use testing::clients::{back, created, named, place, saved};
use testing::{TestDb, on_each_database};

/// In a transaction of its own, committed where it succeeds.
macro_rules! done {
    ($access:expr, $verb:path $(, $argument:expr)*) => {{
        let tx = $access.begin().await.unwrap();
        let answer = $verb(&tx $(, $argument)*).await;
        if answer.is_ok() {
            tx.commit().await.unwrap();
        }
        answer
    }};
}
use done;

/// A form of some fields, of the same day.
fn typed(fields: &[(&str, &str)]) -> ExpenseForm {
    let mut form = ExpenseForm::default();
    form.fields.date = "2026-03-16".into();
    for (name, typed) in fields {
        *form.fields.get_mut(name).unwrap() = (*typed).into();
    }
    form
}

/// What was bought for a client, to be billed to it.
fn for_client(description: &str, amount: &str, client: ClientId) -> ExpenseForm {
    let client = client.to_string();
    typed(&[
        ("description", description),
        ("amount", amount),
        ("basis", "gross"),
        ("vat", "20"),
        ("client", client.as_str()),
        ("billable", "on"),
    ])
}

async fn create(access: &Access, form: &ExpenseForm) -> StoreResult<Expense> {
    done!(access, expenses::create, form)
}

async fn save(access: &Access, of: &Expense, form: ExpenseForm) -> StoreResult<Expense> {
    done!(access, expenses::save, of.id, of.version, Edit::Whole(form))
}

async fn read(access: &Access, id: ExpenseId) -> Expense {
    expenses::get(&access.read(), id).await.unwrap()
}

async fn state(access: &Access, id: ExpenseId) -> S {
    read(access, id).await.state
}

async fn client(access: &Access, name: &str) -> ClientId {
    let form = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named(name) };
    created(access, &form).await.id
}

async fn supplier(access: &Access, name: &str) -> ClientId {
    let mut form: ClientForm = named(name);
    form.fields.is_supplier = "on".into();
    created(access, &form).await.id
}

async fn entry(access: &Access, kind: ListKind, label: &str) -> ListItemId {
    done!(access, lists::add, NewListItem::named(kind, label).unwrap()).unwrap().id
}

async fn receipt(access: &Access, of: ExpenseId) -> FileId {
    let name = Text::parse("ticket.pdf").unwrap();
    let new = NewFile { name, content_type: "application/pdf".into(), size: 3, sha256: "00".into() };
    done!(access, files::record, Expenses, of, new).unwrap()
}

async fn told(access: &Access, id: ExpenseId) -> Vec<E> {
    let told = activity::of::<Expenses, _>(&access.read(), id.0, None, 20).await.unwrap();
    told.into_iter().rev().map(|entry| entry.event).collect()
}

fn invalid<T: std::fmt::Debug>(answer: StoreResult<T>) -> FieldErrors {
    match answer {
        Err(StoreError::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    }
}

fn refused<T: std::fmt::Debug>(answer: StoreResult<T>) -> Refusal {
    match answer {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn not_found<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

async fn is_sound(db: &TestDb) {
    assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
}

on_each_database! {
    async fn an_expense_comes_back_as_it_was(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, scierie) = (client(&nord, "Roche").await, supplier(&nord, "Scierie").await);
        let (category, method) =
            (entry(&nord, ListKind::ExpenseCategory, "Bois").await, entry(&nord, ListKind::PaymentMethod, "Traite").await);
        let mut form = for_client("Panneaux", "1200", roche);
        for (name, typed) in [
            ("supplier", scierie.to_string()),
            ("category", category.to_string()),
            ("method", method.to_string()),
            ("paid_on", "2026-03-17".to_owned()),
            ("note", "Chêne\nmassif".to_owned()),
        ] {
            *form.fields.get_mut(name).unwrap() = typed;
        }
        let made = create(&nord, &form).await.unwrap();
        assert_eq!((made.state, made.data.amounts().net_minor), (S::Paid, 100_000));
        assert_eq!(read(&nord, made.id).await, made);
        assert_eq!(save(&nord, &made, made.to_form()).await.unwrap(), made, "the form says what there was");
        assert_eq!(told(&nord, made.id).await, [E::Created]);
        is_sound(&db).await;
    }

    async fn what_a_form_names_must_be_the_company_s(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (theirs, plain) = (supplier(&sud, "Scierie").await.to_string(), client(&nord, "Roche").await.to_string());
        let category = entry(&nord, ListKind::Category, "Grands comptes").await.to_string();
        let base = typed(&[("description", "Bois"), ("amount", "1")]);
        for (name, value) in [("supplier", &theirs), ("supplier", &plain), ("client", &theirs), ("category", &category)] {
            let mut form = base.clone();
            form.fields.get_mut(name).unwrap().clone_from(value);
            let errors = invalid(create(&nord, &form).await);
            assert_eq!(errors.at(&format!("fields.{name}")), Some(&FieldError::Unknown), "{name}");
        }
        let mine = create(&nord, &base).await.unwrap();
        not_found(expenses::get(&sud.read(), mine.id).await);
        not_found(done!(sud, expenses::act, &[mine.id], Act::Archive));
        not_found(done!(sud, expenses::pay, &[mine.id]));
        not_found(done!(sud, expenses::take_back_pay, &[(mine.id, 1)]));
        assert!(expenses::suppliers(&nord.read(), "scie", 8).await.unwrap().is_empty());
        assert_eq!(expenses::suppliers(&sud.read(), "SCIE", 8).await.unwrap().len(), 1);
    }

    async fn paying_puts_it_where_it_belongs(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let made = create(&nord, &typed(&[("description", "Loyer"), ("amount", "900")])).await.unwrap();
        assert_eq!(made.state, S::ToPay);
        done!(nord, expenses::pay, &[made.id]).unwrap();
        let paid = read(&nord, made.id).await;
        assert_eq!((paid.state, paid.version, paid.data.paid_on.is_some()), (S::Paid, 2, true));
        let none = done!(nord, expenses::pay, &[made.id]).unwrap();
        assert_eq!((none, read(&nord, made.id).await), (Vec::new(), paid.clone()), "a second press pays nothing more");

        // Taken back, unless somebody has said another day since.
        done!(nord, expenses::take_back_pay, &[(made.id, 2)]).unwrap();
        let unpaid = read(&nord, made.id).await;
        assert_eq!((unpaid.state, unpaid.data.paid_on), (S::ToPay, None));
        let again = done!(nord, expenses::pay, &[made.id]).unwrap();
        let paid = read(&nord, made.id).await;
        assert_eq!((again, paid.state), (vec![(made.id, paid.version)], S::Paid));
        let mut other = paid.to_form();
        other.fields.paid_on = "2026-01-02".into();
        let paid = save(&nord, &paid, other).await.unwrap();
        let late = done!(nord, expenses::take_back_pay, &[(made.id, paid.version - 1)]);
        assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");

        // Put aside and brought back, it is paid as before.
        let before = done!(nord, expenses::act, &[made.id], Act::Archive).unwrap();
        assert_eq!((state(&nord, made.id).await, &before), (S::Archived, &vec![(made.id, S::Paid)]));
        done!(nord, expenses::act, &[made.id], Act::Restore).unwrap();
        assert_eq!(state(&nord, made.id).await, S::Paid);
        done!(nord, expenses::act, &[made.id], Act::Delete).unwrap();
        assert_eq!(refused(save(&nord, &paid, paid.to_form()).await), Refusal::WrongState);
        done!(nord, expenses::put_back, &[(made.id, S::Paid)]).unwrap();
        let mut unpaid = paid.to_form();
        unpaid.fields.paid_on.clear();
        assert_eq!(save(&nord, &paid, unpaid).await.unwrap().state, S::ToPay);
        is_sound(&db).await;
    }

    async fn a_receipt_is_the_expense_s_own(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let form = typed(&[("description", "Taxi"), ("amount", "20")]);
        let (one, other) = (create(&nord, &form).await.unwrap(), create(&nord, &form).await.unwrap());
        let file = receipt(&nord, one.id).await;
        not_found(done!(nord, expenses::set_receipt, other.id, Some(file)));
        done!(nord, expenses::set_receipt, one.id, Some(file)).unwrap();
        assert_eq!(read(&nord, one.id).await.receipt, Some(file));
        done!(nord, expenses::set_receipt, one.id, None).unwrap();
        let set = |set| E::ReceiptChanged { set };
        assert_eq!(told(&nord, one.id).await, [E::Created, set(true), set(false)]);
        is_sound(&db).await;
    }

    async fn the_list_says_what_they_come_to(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        create(&nord, &for_client("Train", "120", roche)).await.unwrap();
        let named = [("description", "Papier"), ("amount", "10"), ("supplier_name", "Papeterie du port")];
        create(&nord, &typed(&named)).await.unwrap();
        let found = async |query: &str| {
            listing::page(&nord, Subject::Expense, &EXPENSES.read_string(query)).await.unwrap().head.total
        };
        assert_eq!((found("").await, found("billing=to_bill").await, found("receipt=with").await), (2, 1, 0));
        assert_eq!((found("q=papeterie").await, found("q=roche").await, found("amount_from=100").await), (1, 1, 1));
        let rows = expenses::of_client(&nord.read(), roche, 10).await.unwrap();
        assert_eq!((rows.len(), rows[0].is_to_bill, rows[0].net.minor()), (1, true, 10_000));
        // A client's new name is in the list.
        let seen = clients::get(&nord.read(), roche).await.unwrap();
        let mut renamed = back(&seen);
        renamed.fields.name = "Ateliers Neufs".into();
        saved(&nord, &seen, &renamed).await.unwrap();
        assert_eq!((found("q=neufs").await, found("q=roche").await), (1, 0));
    }
}
