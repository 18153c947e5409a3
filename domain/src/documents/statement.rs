//! A client's statement (A10.1): what was owed before a period, what happened in it, what is owed at its end, and for how long that has been
//! due. It follows from the client's ledger alone, and comes to what that comes to.
//!
//! Entries stand in the order of their days: what was entered later for an earlier day stands on that day, so that a balance within the
//! period is what was owed on that day, whenever it was entered.

mod ageing;
mod asked;
mod open;

#[cfg(test)]
mod tests;

pub use ageing::Ageing;
pub use asked::{Days, StatementPeriod, StatementQuery};
pub use open::OpenItem;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::billing::ledger::EntryKind;
use crate::money::{Currency, Money, MoneyError};

/// Something that moved what a client owes, as the ledger tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// What it is about; of what undoes another, what that is about.
    pub kind: EntryKind,
    /// Whether it undoes another.
    pub undone: bool,
    /// The document, payment or credit; of what was given up, its invoice.
    pub source: Uuid,
    /// The document's number, or the payment's reference.
    pub reference: Option<String>,
    /// Its day.
    pub on: NaiveDate,
    /// The last day to pay it, of an invoice.
    pub due_on: Option<NaiveDate>,
    /// By how much more is owed.
    pub amount: Money,
}

/// What the ledger tells of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What is owed at the end of the period, a currency each.
    pub closing: Vec<Money>,
    /// What happened in the period, in the order of the days and then of the ledger: all of it, or the last of it.
    pub moves: Vec<Move>,
    /// How much happened in the period before those.
    pub left_out: u64,
    /// What was open at the end of the period, the oldest first.
    pub open: Vec<OpenItem>,
}

/// A client's statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What was asked for.
    pub asked: StatementQuery,
    /// The days that it tells of.
    pub days: Days,
    /// The day that what is due is counted on: the last one of the period, and no later than the day it is made.
    pub as_of: NaiveDate,
    /// How much of the period is not listed one by one, but stands in the opening balance.
    pub left_out: u64,
    /// The accounts, a currency each: amounts of two are never added up. The client's own comes first, and is always there.
    pub accounts: Vec<Account>,
}

/// A statement in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What was owed before the first row; nothing before what is open.
    pub opening: Money,
    /// What happened, or what is open.
    pub rows: Vec<Row>,
    /// All that was owed more in these rows.
    pub debit: Money,
    /// All that was owed less, not below zero.
    pub credit: Money,
    /// What is owed at the end.
    pub closing: Money,
    /// For how long that has been due.
    pub ageing: Ageing,
}

/// A row of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What it is about; of what undoes another, what that is about.
    pub kind: EntryKind,
    /// Whether it undoes another.
    pub undone: bool,
    /// The document, payment or credit; of what was given up, its invoice.
    pub source: Uuid,
    /// The document's number, or the payment's reference.
    pub reference: Option<String>,
    /// Its day.
    pub on: NaiveDate,
    /// The last day to pay it, of an invoice.
    pub due_on: Option<NaiveDate>,
    /// By how much more is owed: the whole of it, or what of it is open.
    pub amount: Money,
    /// The whole of what is open in part.
    pub whole: Option<Money>,
    /// What is owed behind it.
    pub balance: Money,
}

impl Statement {
    /// What the ledger told, as it was asked for on a day; `usual` is the client's currency.
    ///
    /// # Errors
    /// Amounts beyond what can be computed: none such was ever entered.
    pub fn of(asked: StatementQuery, today: NaiveDate, usual: Currency, told: Told) -> Result<Self, MoneyError> {
        let days = asked.days(today);
        let as_of = days.to.map_or(today, |to| to.min(today));
        let mut currencies: Vec<Currency> = told.closing.iter().map(|closing| closing.currency()).collect();
        currencies.push(usual);
        currencies.sort_by_key(|currency| (*currency != usual, *currency));
        currencies.dedup();
        let of = |currency| Account::of(asked.is_open, as_of, currency, &told);
        let accounts = currencies.into_iter().map(of).collect::<Result<_, _>>()?;
        let left_out = if asked.is_open { 0 } else { told.left_out };
        Ok(Self { asked, days, as_of, left_out, accounts })
    }

    /// The account in a currency, else the client's own.
    #[must_use]
    pub fn account(&self, currency: Option<Currency>) -> Option<&Account> {
        let found = self.accounts.iter().find(|account| Some(account.closing.currency()) == currency);
        found.or_else(|| self.accounts.first())
    }
}

impl Account {
    fn of(is_open: bool, as_of: NaiveDate, currency: Currency, told: &Told) -> Result<Self, MoneyError> {
        let zero = Money::zero(currency);
        let open: Vec<&OpenItem> = told.open.iter().filter(|item| item.left.currency() == currency).collect();
        let ageing = Ageing::of(open.iter().copied(), as_of, currency)?;
        let rows: Vec<Row> = if is_open {
            open.into_iter().map(OpenItem::row).collect()
        } else {
            told.moves.iter().filter(|one| one.amount.currency() == currency).map(Move::row).collect()
        };
        let opening = if is_open {
            zero
        } else {
            let closing = told.closing.iter().find(|closing| closing.currency() == currency).copied().unwrap_or(zero);
            closing.checked_sub(Money::sum(rows.iter().map(|row| row.amount), currency)?)?
        };
        Self { opening, rows, debit: zero, credit: zero, closing: opening, ageing }.run()
    }

    /// The same with so many rows at most, the last ones: what stands before them is part of the opening balance.
    ///
    /// # Errors
    /// As [`Statement::of`].
    pub fn shortened(mut self, most: usize) -> Result<Self, MoneyError> {
        let cut = self.rows.len().saturating_sub(most);
        let before = cut.checked_sub(1).and_then(|at| self.rows.get(at)).map(|row| row.balance);
        let Some(opening) = before else { return Ok(self) };
        self.rows.drain(..cut);
        let nothing = Money::zero(opening.currency());
        (self.opening, self.closing, self.debit, self.credit) = (opening, opening, nothing, nothing);
        self.run()
    }

    /// The same, with what is owed behind each row, and what they come to.
    fn run(mut self) -> Result<Self, MoneyError> {
        for row in &mut self.rows {
            self.closing = self.closing.checked_add(row.amount)?;
            row.balance = self.closing;
            if row.amount.is_negative() {
                self.credit = self.credit.checked_sub(row.amount)?;
            } else {
                self.debit = self.debit.checked_add(row.amount)?;
            }
        }
        Ok(self)
    }
}

impl Move {
    fn row(&self) -> Row {
        Row {
            kind: self.kind,
            undone: self.undone,
            source: self.source,
            reference: self.reference.clone(),
            on: self.on,
            due_on: self.due_on,
            amount: self.amount,
            whole: None,
            balance: self.amount,
        }
    }
}

impl Row {
    /// By how much more is owed.
    #[must_use]
    pub fn debit(&self) -> Option<Money> {
        (!self.amount.is_negative()).then_some(self.amount)
    }

    /// By how much less is owed, above zero.
    #[must_use]
    pub fn credit(&self) -> Option<Money> {
        if self.amount.is_negative() { self.amount.checked_neg().ok() } else { None }
    }
}
