//! Hundreds of things that happen to what is owed, in any order: whatever is refused leaves nothing behind, and the books are right.

use domain::ids::CreditId;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use store::credits;
use testing::on_each_database;

use super::*;

/// How much happens on each database.
const EVENTS: usize = 200;

/// What happens; clients, invoices, payments, credits and credit notes by their place, which is taken around the end.
#[derive(Clone, Debug)]
enum Happens {
    Invoice { client: usize, price: u32 },
    CreditNote { invoice: usize },
    Pay { client: usize, amount: i64, parts: Vec<(usize, i64)> },
    Allocate { payment: usize, parts: Vec<(usize, i64)> },
    Release { payment: usize, invoice: usize },
    Refund { payment: usize, amount: i64 },
    Reverse { payment: usize },
    Apply { note: usize, parts: Vec<(usize, i64)> },
    WriteOff { invoice: usize, amount: Option<i64> },
    Give { client: usize, amount: i64, parts: Vec<(usize, i64)> },
    Use { credit: usize, parts: Vec<(usize, i64)> },
    TakeOff { credit: usize, invoice: usize },
    TakeBack { credit: usize },
    UndoRefund { payment: usize },
    PayOut { credit: usize, amount: i64 },
    UndoPayOut { credit: usize },
}

fn happens() -> impl Strategy<Value = Happens> {
    let at = || 0..60_usize;
    // Mostly amounts that can be, and some that cannot.
    let amount = || prop_oneof![12 => 1..20_000_i64, 1 => -5..=0_i64];
    let parts = move || prop_oneof![2 => Just(Vec::new()), 3 => vec((at(), amount()), 1..4)];
    prop_oneof![
        4 => (at(), 1..200_u32).prop_map(|(client, price)| Happens::Invoice { client, price }),
        1 => at().prop_map(|invoice| Happens::CreditNote { invoice }),
        4 => (at(), amount(), parts()).prop_map(|(client, amount, parts)| Happens::Pay { client, amount, parts }),
        3 => (at(), parts()).prop_map(|(payment, parts)| Happens::Allocate { payment, parts }),
        2 => (at(), at()).prop_map(|(payment, invoice)| Happens::Release { payment, invoice }),
        2 => (at(), amount()).prop_map(|(payment, amount)| Happens::Refund { payment, amount }),
        1 => at().prop_map(|payment| Happens::Reverse { payment }),
        2 => (at(), parts()).prop_map(|(note, parts)| Happens::Apply { note, parts }),
        1 => (at(), option::of(amount())).prop_map(|(invoice, amount)| Happens::WriteOff { invoice, amount }),
        2 => (at(), amount(), parts()).prop_map(|(client, amount, parts)| Happens::Give { client, amount, parts }),
        2 => (at(), parts()).prop_map(|(credit, parts)| Happens::Use { credit, parts }),
        1 => (at(), at()).prop_map(|(credit, invoice)| Happens::TakeOff { credit, invoice }),
        1 => at().prop_map(|credit| Happens::TakeBack { credit }),
        1 => at().prop_map(|payment| Happens::UndoRefund { payment }),
        2 => (at(), amount()).prop_map(|(credit, amount)| Happens::PayOut { credit, amount }),
        1 => at().prop_map(|credit| Happens::UndoPayOut { credit }),
    ]
}

/// What there is so far.
struct Books {
    access: Access,
    clients: Vec<ClientId>,
    invoices: Vec<Document>,
    notes: Vec<Document>,
    payments: Vec<PaymentId>,
    credits: Vec<CreditId>,
}

/// One of them by its place; nothing while there is none.
fn at<T>(all: &[T], place: usize) -> Option<&T> {
    all.get(place % all.len().max(1))
}

impl Books {
    fn parts(&self, parts: &[(usize, i64)]) -> Vec<Part> {
        parts.iter().filter_map(|(place, minor)| Some(part(at(&self.invoices, *place)?, *minor))).collect()
    }

    /// Whether it happened; what is refused must be refused for a reason.
    async fn carry_out(&mut self, event: &Happens) -> Option<StoreResult<()>> {
        let access = &self.access;
        Some(match event {
            Happens::Invoice { client, price } => {
                let made = invoice(access, *at(&self.clients, *client)?, &price.to_string()).await;
                self.invoices.push(made);
                Ok(())
            }
            Happens::CreditNote { invoice } => {
                // An invoice is not credited for more than it is, which is the documents' to refuse.
                let made =
                    done!(access, documents::make, &[at(&self.invoices, *invoice)?.id], DocumentKind::CreditNote);
                match made {
                    Ok(made) => {
                        let issued = done!(access, documents::issue, &[made.id]);
                        issued.map(|mut notes| self.notes.push(notes.remove(0)))
                    }
                    Err(error) => Err(error),
                }
            }
            Happens::Pay { client, amount, parts } => {
                let mut new = paying(*at(&self.clients, *client)?, *amount, &[]);
                let parts = self.parts(parts).into_iter();
                new.parts = parts.map(|part| (part.invoice, MinorAmount(part.amount.minor()))).collect();
                let made = done!(access, payments::enter, new, None);
                made.map(|made| self.payments.push(made.id))
            }
            Happens::Allocate { payment, parts } => {
                done!(access, payments::allocate, *at(&self.payments, *payment)?, &self.parts(parts)).map(drop)
            }
            Happens::Release { payment, invoice } => {
                let invoice = at(&self.invoices, *invoice)?.id;
                done!(access, payments::release, *at(&self.payments, *payment)?, invoice).map(drop)
            }
            Happens::Refund { payment, amount } => {
                done!(access, payments::refund, *at(&self.payments, *payment)?, eur(*amount)).map(drop)
            }
            Happens::Reverse { payment } => done!(access, payments::reverse, *at(&self.payments, *payment)?).map(drop),
            Happens::Apply { note, parts } => {
                done!(access, payments::apply_credit_note, at(&self.notes, *note)?.id, &self.parts(parts))
            }
            Happens::WriteOff { invoice, amount } => {
                done!(access, payments::write_off, at(&self.invoices, *invoice)?.id, amount.map(eur), None)
            }
            _ => return self.carry_out_others(event).await,
        })
    }

    /// As [`carry_out`](Self::carry_out), of what happens to credits and to refunds.
    async fn carry_out_others(&mut self, event: &Happens) -> Option<StoreResult<()>> {
        let access = &self.access;
        Some(match event {
            Happens::Give { client, amount, parts } => {
                let mut new = super::credits::giving(*at(&self.clients, *client)?, *amount, &[]);
                let parts = self.parts(parts).into_iter();
                new.parts = parts.map(|part| (part.invoice, MinorAmount(part.amount.minor()))).collect();
                let made = done!(access, credits::give, new, None);
                made.map(|made| self.credits.push(made.id))
            }
            Happens::Use { credit, parts } => {
                done!(access, credits::apply, *at(&self.credits, *credit)?, &self.parts(parts)).map(drop)
            }
            Happens::TakeOff { credit, invoice } => {
                let invoice = at(&self.invoices, *invoice)?.id;
                done!(access, credits::release, *at(&self.credits, *credit)?, invoice).map(drop)
            }
            Happens::TakeBack { credit } => done!(access, credits::take_back, *at(&self.credits, *credit)?).map(drop),
            Happens::UndoRefund { payment } => {
                let id = *at(&self.payments, *payment)?;
                let refund = payments::refunds(&access.read(), id).await.unwrap().pop()?;
                done!(access, payments::take_back_refund, id, refund.sequence).map(drop)
            }
            Happens::PayOut { credit, amount } => {
                let data = super::credit_refunds::paying_out(*amount);
                done!(access, credits::refund, *at(&self.credits, *credit)?, &data, None).map(drop)
            }
            Happens::UndoPayOut { credit } => {
                let id = *at(&self.credits, *credit)?;
                let refund = credits::refunds(&access.read(), id).await.unwrap().pop()?;
                done!(access, credits::take_back_refund, id, refund.sequence).map(drop)
            }
            _ => return None,
        })
    }

    /// What is owed is what is left of invoices less what is there to pay them.
    async fn check(&self) {
        let mut owed = 0;
        for document in &self.invoices {
            let document = read(&self.access, document).await;
            assert!((0..=document.totals.due_minor).contains(&document.balance_minor()), "{document:?}");
            owed += document.balance_minor();
        }
        for note in &self.notes {
            owed -= read(&self.access, note).await.balance_minor();
        }
        let mut came = 0;
        for id in &self.payments {
            let payment = payments::get(&self.access.read(), *id).await.unwrap();
            let pays: i64 = payment.pays.iter().map(|pays| pays.amount.minor()).sum();
            assert_eq!(pays, payment.allocated_minor);
            assert!(payment.left().minor() >= 0);
            owed -= payment.left().minor();
            came += payment.left().minor() + payment.allocated_minor;
        }
        for id in &self.credits {
            let credit = credits::get(&self.access.read(), *id).await.unwrap();
            let pays: i64 = credit.pays.iter().map(|pays| pays.amount.minor()).sum();
            assert_eq!(pays, credit.allocated_minor);
            assert!(credit.left().minor() >= 0);
            owed -= credit.left().minor();
            // What was given back in money was never paid.
            came -= credit.refunded_minor;
        }
        let mut accounts = (0, 0);
        for client in &self.clients {
            let (balance, paid) = account(&self.access, *client).await;
            super::statement::adds_up(&self.access, *client).await;
            accounts = (accounts.0 + balance, accounts.1 + paid);
        }
        assert_eq!(accounts, (owed, came));
    }
}

on_each_database! {
    async fn the_books_are_right_whatever_happens(db: TestDb) {
        let access = db.empty_company("Nord").await;
        let clients = vec![client(&access, "Roche").await, client(&access, "Zen").await];
        let (invoices, notes, payments, credits) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut books = Books { access, clients, invoices, notes, payments, credits };
        let mut runner = TestRunner::deterministic();
        let (mut done, mut refused) = (0, 0);
        for number in 0..EVENTS {
            let event = happens().new_tree(&mut runner).unwrap().current();
            match Box::pin(books.carry_out(&event)).await {
                Some(Ok(())) => done += 1,
                Some(Err(StoreError::Invalid(_) | StoreError::Refused(_) | StoreError::NotFound)) => refused += 1,
                None => {}
                Some(Err(error)) => panic!("{number}: {event:?}: {error}"),
            }
            if number % 40 == 0 {
                books.check().await;
            }
        }
        books.check().await;
        assert!(done > EVENTS / 3 && refused > 10, "{done} happened, {refused} were refused");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
