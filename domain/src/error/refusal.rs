//! Why what is asked for is not done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::clients::places::AddressUse;

/// Why a well-formed wish is refused all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// A state does not lead there (« States » in the domain model).
    WrongState,
    /// The record is thrown away: it is restored before it is changed.
    Deleted,
    /// The currency cannot change once the ledger has an entry.
    CurrencyInUse,
    /// A company keeps at least one owner.
    LastOwner,
    /// The e-mail or the password is wrong; which of the two is not told.
    WrongCredentials,
    /// The six digits are wrong or were used already.
    WrongCode,
    /// Too many attempts; `seconds` until the next one counts.
    TooManyAttempts {
        /// How long to wait.
        seconds: u32,
    },
    /// An e-mail has as many accounts as it may.
    TooManyAccounts {
        /// The most allowed.
        max: u32,
    },
    /// A company asks its users for a second factor, so that it cannot be turned off.
    TwoFactorRequired {
        /// The company's name.
        company: String,
    },
    /// Whoever asks others for a second factor has one first.
    TwoFactorFirst,
    /// The installation already has a company.
    AlreadySetUp,
    /// The one-time code printed by the server is wrong.
    WrongSetupCode,
    /// The link was used, revoked or is too old.
    LinkExpired,
    /// A service of somebody else's did not answer in time, or not as agreed.
    NoAnswer,
    /// The database is not empty.
    NotEmpty,
    /// The limit of such records is reached.
    TooMany {
        /// The most allowed.
        max: u32,
    },
    /// Too many files were sent lately, or wait to be brought in.
    TooManyUploads,
    /// A list entry that records use can be hidden but not removed.
    InUse,
    /// Other clients have it as their parent or payer: it can be made inactive, but not deleted (A4.12).
    ClientInUse,
    /// Clients have it as their billing, reminder or primary contact: it can be made inactive, but not deleted (A5.8).
    ContactInUse,
    /// Somebody else saved these settings first: they are to be looked at again.
    ChangedMeanwhile,
    /// A client cannot be its own parent or payer, nor close a circle of them.
    Circle,
    /// The address is the client's for this: another is chosen first (A6.2).
    AddressKept(AddressUse),
    /// A document in which nothing is sold is not issued.
    NothingInIt,
    /// Of these documents, nothing remains that could be ordered, delivered, invoiced or taken back.
    NothingLeft,
    /// There is no time that could be invoiced.
    NoTime,
    /// Nobody says what an hour costs: neither the task, nor the client, nor the company.
    NoRate,
    /// The time of this draft is on another invoice by now, or no longer there.
    TimeGone,
    /// An expense of this draft is on another invoice by now, or no longer there.
    ExpenseGone,
    /// The company has not said by which server letters are sent.
    NoMailServer,
    /// Documents go into one where they are of one kind, one client and one currency, and their prices are expressed alike.
    NotTogether,
    /// A document with a later date has a number already: numbers follow the dates.
    NumberedLater {
        /// The day of the last one, the first that can be chosen.
        last_on: NaiveDate,
    },
    /// A document is not issued on a day that has not come.
    NotYet {
        /// The last day that can be chosen.
        today: NaiveDate,
    },
}
