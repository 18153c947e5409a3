//! The words for what stands on a statement.

use domain::billing::ledger::EntryKind;
use domain::documents::statement::StatementPeriod;

use kit::words::{Locale, td_string};

/// What a row is called.
#[must_use]
pub fn entry(l: Locale, kind: EntryKind, undone: bool) -> &'static str {
    match kind {
        EntryKind::Payment if undone => td_string!(l, statement.payment_undone),
        EntryKind::Credit if undone => td_string!(l, statement.credit_undone),
        EntryKind::CreditRefund if undone => td_string!(l, statement.credit_refund_undone),
        EntryKind::Refund if undone => td_string!(l, statement.refund_undone),
        EntryKind::WriteOff if undone => td_string!(l, statement.write_off_undone),
        EntryKind::Invoice => td_string!(l, document.kind_invoice),
        EntryKind::CreditNote => td_string!(l, document.kind_credit_note),
        EntryKind::Payment => td_string!(l, document.payment),
        EntryKind::Credit => td_string!(l, document.credit),
        EntryKind::CreditRefund => td_string!(l, statement.credit_refund),
        EntryKind::Refund => td_string!(l, statement.refund),
        EntryKind::WriteOff => td_string!(l, statement.write_off),
        EntryKind::Reversal => td_string!(l, statement.reversal),
    }
}

/// What a period is called.
pub(super) fn period(l: Locale, period: StatementPeriod) -> &'static str {
    match period {
        StatementPeriod::ThisMonth => td_string!(l, statement.this_month),
        StatementPeriod::LastMonth => td_string!(l, statement.last_month),
        StatementPeriod::ThisQuarter => td_string!(l, statement.this_quarter),
        StatementPeriod::ThisYear => td_string!(l, statement.this_year),
        StatementPeriod::LastYear => td_string!(l, statement.last_year),
        StatementPeriod::All => td_string!(l, statement.all),
        StatementPeriod::Days => td_string!(l, statement.days),
    }
}

/// The heads of the columns: day, entry, last day, debit, credit, balance.
#[must_use]
pub fn columns(l: Locale) -> [&'static str; 6] {
    [
        td_string!(l, statement.date),
        td_string!(l, statement.entry),
        td_string!(l, statement.due),
        td_string!(l, statement.debit),
        td_string!(l, statement.credit),
        td_string!(l, statement.balance),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_undone_says_so() {
        for &kind in EntryKind::ALL {
            let undoes = kind.is_reversible();
            assert_eq!(entry(Locale::fr, kind, true) != entry(Locale::fr, kind, false), undoes, "{kind:?}");
        }
        assert_eq!(entry(Locale::fr, EntryKind::Payment, true), "Paiement annulé");
        assert_eq!(entry(Locale::en, EntryKind::Invoice, false), "Invoice");
    }
}
