//! Identifiers: one type a kind of record, so that a client's cannot be passed for a contact's.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        ///
        /// A `UUIDv7`: sorted by creation, unguessable enough for URLs, made by the store.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A company that uses Clientèle.
    CompanyId,
    /// A person who signs in.
    UserId,
    /// A signed-in device.
    SessionId,
    /// An invitation to join a company.
    InvitationId,
    /// A client or prospect.
    ClientId,
    /// A person at a client.
    ContactId,
    /// An article or service that is sold.
    ProductId,
    /// A postal address of a client.
    AddressId,
    /// An entry of a list that users edit (category, origin …).
    ListItemId,
    /// A custom field.
    CustomFieldId,
    /// An entry of the activity.
    ActivityId,
    /// A stored file.
    FileId,
    /// An import of a file.
    ImportId,
    /// Work that outlasts a request.
    JobId,
    /// A view of a list that somebody saved.
    SavedViewId,
    /// A quote, an invoice or another document.
    DocumentId,
    /// A line of a document.
    DocumentLineId,
    /// Money that a client has paid.
    PaymentId,
    /// What a payment, a credit or a credit note pays of an invoice.
    AllocationId,
    /// A credit given to a client.
    CreditId,
    /// A part of an invoice that is given up.
    WriteOffId,
    /// Something to do.
    TaskId,
    /// Time spent on a task.
    TimeEntryId,
    /// What a client has agreed on its own.
    ClientPriceId,
    /// What the company has bought.
    ExpenseId,
    /// A letter of the outbox.
    MailId,
}
