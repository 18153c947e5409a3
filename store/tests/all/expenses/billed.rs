//! Expenses on invoices: each once, whatever becomes of the drafts.

use domain::billing::kind::DocumentKind as K;
use domain::billing::state::Step;
use domain::documents::{Document, DocumentForm, LineForm};
use domain::ids::DocumentId;
use store::documents;

use super::*;

/// An invoice's form with a line for each of these expenses.
async fn form_of(access: &Access, client: ClientId, expenses: &[ExpenseId]) -> DocumentForm {
    let mut form = DocumentForm::default();
    form.fields.client = client.to_string();
    for id in expenses {
        let expense = read(access, *id).await;
        form.lines.push(LineForm {
            description: expense.data.description.as_str().into(),
            quantity: "1".into(),
            price: "100".into(),
            vat: "20".into(),
            expense: id.to_string(),
            ..LineForm::default()
        });
    }
    form
}

async fn draft(access: &Access, client: ClientId, expenses: &[ExpenseId]) -> StoreResult<Document> {
    let form = form_of(access, client, expenses).await;
    done!(access, documents::create, K::Invoice, form)
}

async fn waiting(access: &Access, client: ClientId) -> Vec<ExpenseId> {
    expenses::to_bill(&access.read(), client).await.unwrap().into_iter().map(|expense| expense.id).collect()
}

async fn step(access: &Access, id: DocumentId, step: Step) -> StoreResult<Vec<Document>> {
    done!(access, documents::step, &[id], step)
}

on_each_database! {
    async fn a_draft_takes_expenses_and_gives_them_back(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let train = create(&nord, &for_client("Train", "120", roche)).await.unwrap().id;
        let hotel = create(&nord, &for_client("Hôtel", "90", roche)).await.unwrap().id;
        assert_eq!(waiting(&nord, roche).await, [train, hotel]);
        let invoice = draft(&nord, roche, &[train, hotel]).await.unwrap();
        assert_eq!((waiting(&nord, roche).await, state(&nord, train).await), (vec![], S::Billed));
        assert_eq!(read(&nord, train).await.invoice, Some(invoice.id));
        is_sound(&db).await;

        // A line that goes leaves its expense.
        let mut form = invoice.new.to_form();
        form.lines.pop();
        let saved = done!(nord, documents::save, invoice.id, invoice.version, Edit::Whole(form)).unwrap();
        assert_eq!((waiting(&nord, roche).await, state(&nord, hotel).await), (vec![hotel], S::ToPay));
        let billed = E::Billed { invoice: invoice.id };
        assert_eq!(told(&nord, hotel).await, [E::Created, billed, E::Unbilled { invoice: invoice.id }]);

        // Thrown away, the draft leaves all; brought back, it takes what it had.
        step(&nord, saved.id, Step::Delete).await.unwrap();
        assert_eq!(waiting(&nord, roche).await, [train, hotel]);
        step(&nord, saved.id, Step::Restore).await.unwrap();
        assert_eq!(waiting(&nord, roche).await, [hotel]);
        done!(nord, documents::issue, &[saved.id]).unwrap();
        assert_eq!(state(&nord, train).await, S::Billed);
        is_sound(&db).await;
    }

    async fn an_expense_is_never_billed_twice(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, other) = (client(&nord, "Roche").await, client(&nord, "Autre").await);
        let train = create(&nord, &for_client("Train", "120", roche)).await.unwrap().id;
        assert_eq!(refused(draft(&nord, other, &[train]).await), Refusal::ExpenseGone, "it was made for another");
        let twice = invalid(draft(&nord, roche, &[train, train]).await);
        assert_eq!(twice.at("lines[1].expense"), Some(&FieldError::Unknown));
        let quote = form_of(&nord, roche, &[train]).await;
        let errors = invalid(done!(nord, documents::create, K::Quote, quote));
        assert_eq!(errors.at("lines[0].expense"), Some(&FieldError::Unknown));

        let first = draft(&nord, roche, &[train]).await.unwrap();
        assert_eq!(refused(draft(&nord, roche, &[train]).await), Refusal::ExpenseGone);
        step(&nord, first.id, Step::Delete).await.unwrap();
        let second = draft(&nord, roche, &[train]).await.unwrap();
        assert_eq!(refused(step(&nord, first.id, Step::Restore).await), Refusal::ExpenseGone);
        // A copy bills nothing again.
        let copy = done!(nord, documents::duplicate, second.id).unwrap();
        assert_eq!(copy.new.lines[0].expense, None);
        // Neither does the draft become another client's.
        let mut form = second.new.to_form();
        form.fields.client = other.to_string();
        let errors = invalid(done!(nord, documents::save, second.id, second.version, Edit::Whole(form)));
        assert_eq!(errors.at("fields.client"), Some(&FieldError::NotAChoice));
        is_sound(&db).await;
    }

    async fn two_drafts_at_once_bill_it_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let train = create(&nord, &for_client("Train", "120", roche)).await.unwrap().id;
        let both = [train];
        let (one, other) = tokio::join!(draft(&nord, roche, &both), draft(&nord, roche, &both));
        assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|is_ok| **is_ok).count(), 1);
        is_sound(&db).await;
    }

    async fn what_stands_on_an_invoice_stays(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let train = create(&nord, &for_client("Train", "120", roche)).await.unwrap().id;
        draft(&nord, roche, &[train]).await.unwrap();
        assert_eq!(refused(done!(nord, expenses::act, &[train], Act::Delete)), Refusal::WrongState);
        done!(nord, expenses::act, &[train], Act::Archive).unwrap();
        assert_eq!(refused(done!(nord, expenses::act, &[train], Act::Delete)), Refusal::WrongState);
        done!(nord, expenses::act, &[train], Act::Restore).unwrap();
        let billed = read(&nord, train).await;
        assert_eq!(billed.state, S::Billed);
        let mut form = billed.to_form();
        (form.fields.billable, form.fields.client) = (String::new(), String::new());
        let errors = invalid(save(&nord, &billed, form).await);
        assert_eq!(errors.at("fields.client"), Some(&FieldError::NotAChoice));
        // Paying the supplier is another matter.
        done!(nord, expenses::pay, &[train]).unwrap();
        assert_eq!(state(&nord, train).await, S::Billed);
        is_sound(&db).await;
    }

    async fn the_dashboard_tells_what_was_bought(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let board = documents::dashboard(&nord.read()).await.unwrap();
        let today = board.today.format("%Y-%m-%d").to_string();
        let mut form = typed(&[("description", "Bois"), ("amount", "120"), ("basis", "gross"), ("vat", "20")]);
        form.fields.date = today;
        create(&nord, &form).await.unwrap();
        let gone = create(&nord, &form).await.unwrap().id;
        done!(nord, expenses::act, &[gone], Act::Delete).unwrap();
        let board = documents::dashboard(&nord.read()).await.unwrap();
        assert_eq!(board.months.last().unwrap().spent_minor, 10_000);
    }
}
