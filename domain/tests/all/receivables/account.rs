//! A client's account as a store keeps it: rows that are added by what the rules answer, and balances that are moved along.

use chrono::{Days, NaiveDate};
use domain::billing::allocation::{
    Allocation, Funds, KeptInvoice, OpenInvoice, Part, Plan, Source, chosen, oldest_first, received, refund, release,
    reverse, write_off,
};
use domain::billing::correction::{Correction, credit_note};
use domain::billing::ledger::{Entry, EntryKind, Movement};
use domain::ids::{ClientId, CreditId, DocumentId, PaymentId, WriteOffId};
use domain::money::{Currency, Money};
use uuid::Uuid;

pub const CLIENT: ClientId = ClientId(Uuid::nil());

pub fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

/// What happens to an account. `at` picks among what is there.
#[derive(Clone, Debug)]
pub enum Event {
    Invoice {
        total: i64,
        due_in: u64,
    },
    CreditNote {
        at: usize,
        part: Option<i64>,
    },
    /// Money that pays the oldest invoices, or the parts chosen of some.
    Payment {
        amount: i64,
        parts: Option<Vec<(usize, i64)>>,
    },
    /// A credit that stays on account.
    Credit {
        amount: i64,
    },
    /// What is on account pays the oldest invoices.
    Use {
        at: usize,
    },
    WriteOff {
        at: usize,
        amount: i64,
    },
    Refund {
        at: usize,
        amount: i64,
    },
    Release {
        at: usize,
        invoice: usize,
    },
    Delete {
        at: usize,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Invoice {
    pub kept: KeptInvoice,
    pub credited: Money,
    issued_on: NaiveDate,
    due_on: NaiveDate,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub funds: Funds,
    /// Its place in the ledger; a credit note's is its document's.
    entry: Option<u64>,
    pub is_deleted: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    pub invoices: Vec<Invoice>,
    pub held: Vec<Held>,
    pub allocations: Vec<Allocation>,
    pub ledger: Vec<Entry>,
}

impl Account {
    /// Carries an event out, and answers by how much it changes what is owed; nothing where it is refused.
    pub fn carry_out(&mut self, event: &Event) -> Option<i64> {
        match event {
            Event::Invoice { total, due_in } => self.invoice(*total, *due_in),
            Event::CreditNote { at, part } => self.credit_note(*at, *part),
            Event::Payment { amount, parts } => self.payment(*amount, parts.as_deref()),
            Event::Credit { amount } => {
                let funds = Funds::new(Source::Credit(CreditId(self.id())), CLIENT, eur(*amount)).ok()?;
                self.hold(funds);
                Some(-amount)
            }
            Event::Use { at } => {
                let at = self.picked(*at)?;
                let plan = oldest_first(&self.held[at].funds, &self.open()).unwrap();
                self.apply(at, plan);
                Some(0)
            }
            Event::WriteOff { at, amount } => self.write_off(*at, *amount),
            Event::Refund { at, amount } => {
                let at = self.picked(*at)?;
                let refunded = refund(&self.held[at].funds, eur(*amount)).ok()?;
                self.held[at].funds = refunded.funds;
                self.enter(refunded.movement);
                Some(*amount)
            }
            Event::Release { at, invoice } => self.release(*at, *invoice),
            Event::Delete { at } => self.delete(*at),
        }
    }

    pub fn open(&self) -> Vec<OpenInvoice> {
        let open = |invoice: &Invoice| OpenInvoice {
            id: invoice.kept.id,
            client: CLIENT,
            number: invoice.kept.id.to_string(),
            issued_on: invoice.issued_on,
            due_on: invoice.due_on,
            balance: invoice.kept.balance,
        };
        self.invoices.iter().map(open).collect()
    }

    fn invoice(&mut self, total: i64, due_in: u64) -> Option<i64> {
        let movement = Movement::new(EntryKind::Invoice, eur(total)).ok()?;
        self.enter(movement);
        let issued_on = NaiveDate::from_ymd_opt(2026, 1, 1)? + Days::new(self.invoices.len().try_into().ok()?);
        let kept = KeptInvoice { id: DocumentId(self.id()), total: eur(total), balance: eur(total) };
        self.invoices.push(Invoice { kept, credited: eur(0), issued_on, due_on: issued_on + Days::new(due_in) });
        Some(total)
    }

    /// A credit note pays its own invoice first; the rest is on account.
    fn credit_note(&mut self, at: usize, part: Option<i64>) -> Option<i64> {
        let at = at.checked_rem(self.invoices.len())?;
        let Invoice { kept, credited, .. } = self.invoices[at].clone();
        let correction = part.map_or(Correction::Full, |part| Correction::Partial(eur(part)));
        let amount = credit_note(kept.total, credited, correction).ok()?;
        self.enter(Movement::new(EntryKind::CreditNote, amount).unwrap());
        self.invoices[at].credited = credited.checked_add(amount).unwrap();
        let funds = Funds::new(Source::CreditNote(DocumentId(self.id())), CLIENT, amount).unwrap();
        let plan = oldest_first(&funds, &self.open()[at..=at]).unwrap();
        let at = self.hold(funds);
        self.apply(at, plan);
        Some(-amount.minor())
    }

    fn payment(&mut self, amount: i64, parts: Option<&[(usize, i64)]>) -> Option<i64> {
        let funds = Funds::new(Source::Payment(PaymentId(self.id())), CLIENT, eur(amount)).ok()?;
        let plan = match parts {
            None => oldest_first(&funds, &self.open()).unwrap(),
            Some(parts) => {
                let parts = parts.iter().map(|(at, minor)| {
                    let at = at.checked_rem(self.invoices.len())?;
                    Some(Part { invoice: self.invoices[at].kept.id, amount: eur(*minor) })
                });
                chosen(&funds, &self.open(), &parts.collect::<Option<Vec<_>>>()?).ok()?
            }
        };
        let at = self.hold(funds);
        self.apply(at, plan);
        Some(-amount)
    }

    fn write_off(&mut self, at: usize, amount: i64) -> Option<i64> {
        let open = self.open();
        let at = at.checked_rem(open.len())?;
        let written_off = write_off(WriteOffId(self.id()), &open[at], eur(amount)).ok()?;
        let entry = Some(self.enter(written_off.movement));
        self.held.push(Held { funds: written_off.funds, entry, is_deleted: false });
        self.allocate(written_off.allocation);
        Some(-amount)
    }

    fn release(&mut self, at: usize, invoice: usize) -> Option<i64> {
        let at = self.picked(at)?;
        let invoice = self.invoices[invoice.checked_rem(self.invoices.len())?].kept.id;
        let funds = self.held[at].funds;
        let (opposite, funds) = release(&funds, &self.allocated(&funds), invoice).ok()?;
        self.held[at].funds = funds;
        self.allocate(opposite);
        Some(0)
    }

    fn delete(&mut self, at: usize) -> Option<i64> {
        let at = self.picked(at)?;
        let Held { funds, entry, .. } = self.held[at].clone();
        let entry = *self.ledger.iter().find(|it| Some(it.sequence) == entry)?;
        let is_reversed = self.ledger.iter().any(|it| it.reverses == Some(entry.sequence));
        let reversed = reverse(&funds, &self.allocated(&funds), &entry, is_reversed).ok()?;
        self.enter(reversed.movement);
        for allocation in reversed.allocations {
            self.allocate(allocation);
        }
        self.held[at] =
            Held { funds: funds.with(eur(0), eur(0)).unwrap(), is_deleted: true, entry: Some(entry.sequence) };
        Some(funds.amount().minor())
    }

    /// One of the funds that are not deleted.
    fn picked(&self, at: usize) -> Option<usize> {
        let living: Vec<usize> = (0..self.held.len()).filter(|at| !self.held[*at].is_deleted).collect();
        living.get(at.checked_rem(living.len())?).copied()
    }

    fn allocated(&self, funds: &Funds) -> Vec<Allocation> {
        self.allocations.iter().filter(|it| it.source == funds.source()).copied().collect()
    }

    fn hold(&mut self, funds: Funds) -> usize {
        let entry = received(&funds).unwrap().map(|movement| self.enter(movement));
        self.held.push(Held { funds, entry, is_deleted: false });
        self.held.len() - 1
    }

    fn apply(&mut self, at: usize, plan: Plan) {
        for allocation in plan.allocations {
            self.allocate(allocation);
        }
        self.held[at].funds = plan.funds;
    }

    fn allocate(&mut self, allocation: Allocation) {
        self.allocations.push(allocation);
        let paid = self.invoices.iter_mut().find(|invoice| invoice.kept.id == allocation.invoice).unwrap();
        paid.kept.balance = paid.kept.balance.checked_sub(allocation.amount).unwrap();
    }

    fn enter(&mut self, movement: Movement) -> u64 {
        let entry = Entry::after(self.ledger.last(), movement).unwrap();
        self.ledger.push(entry);
        entry.sequence
    }

    fn id(&self) -> Uuid {
        // Every row that has an id is of one of these.
        Uuid::from_u128(1 + (self.invoices.len() + self.held.len()) as u128)
    }
}
