//! When an invoice is to be paid: terms, instalments, whose terms hold, what French law allows at most, and what an invoice says of
//! paying late.

mod agreed;
mod late;
mod maximum;
mod schedule;
mod share;
mod terms;

pub use agreed::{Agreed, TermsSource, agreed};
pub use late::{LateLaw, LateMention, Penalty, RECOVERY_INDEMNITY_MINOR, is_below_minimum, late_mention};
pub use maximum::{Maximum, Sale, TooLate, ever_too_late, too_late};
pub use schedule::{
    Due, Instalment, MAX_INSTALMENTS, Schedule, ScheduleError, When, next_due, overdue_minor, paid_of_each,
};
pub use share::Share;
pub use terms::{Terms, TermsWording};
