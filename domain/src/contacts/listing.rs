//! The contacts list: its columns and what it may be narrowed by.

use super::ContactState;
use crate::listing::{Criterion, CriterionKind, ListRow, Listing, columns};
use crate::subject::Subject;
use crate::table::ColumnKind;

const SEARCHED: ColumnKind = ColumnKind::Text { searched: true };
const PLAIN: ColumnKind = ColumnKind::Text { searched: false };

columns! {
    /// First and last name, or else the e-mail, or else the number that the person is rung at.
    NAME = "contact": SEARCHED,
    /// What the clients are called that it is linked to and that are not thrown away, apart by [`APART`](crate::table::APART).
    CLIENTS = "clients": SEARCHED,
    /// Whether there is such a client.
    LINKED = "linked": ColumnKind::Flag,
    /// Its function in the organisation.
    POSITION = "position": PLAIN,
    /// Its e-mail.
    EMAIL = "email": SEARCHED,
    /// Its own line, else the switchboard: the digits as they are dialled in its country where that is France or North America, else
    /// E.164.
    PHONE = "phone": SEARCHED,
    /// Its mobile, likewise.
    MOBILE = "mobile": SEARCHED,
    /// Where it was met.
    SOURCE = "source": ColumnKind::Choice,
    /// Whether it stands for one of these clients.
    PRIMARY = "primary": ColumnKind::Flag,
    /// Whether invoices of one of them are addressed to it.
    BILLING = "billing": ColumnKind::Flag,
    /// Whether reminders are.
    DUNNING = "dunning": ColumnKind::Flag,
    /// Whether it gets invoices of one of them by e-mail as well.
    RECEIVES_INVOICES = "receives_invoices": ColumnKind::Flag,
    /// Whether it agreed to marketing by e-mail.
    MARKETING_EMAIL = "marketing_email": ColumnKind::Flag,
    /// Whether it agreed to marketing by SMS.
    MARKETING_SMS = "marketing_sms": ColumnKind::Flag,
    /// Its state.
    STATE = "state": ColumnKind::Choice,
    /// The day it was created, in the company's time zone.
    CREATED = "created": ColumnKind::Date,
    /// The day it was last changed, likewise.
    UPDATED = "updated": ColumnKind::Date,
    /// Whether all the clients that it is linked to are thrown away; who is linked to none is not stranded.
    STRANDED = "stranded": ColumnKind::Flag,
}

/// What the flags are called that somebody has, or has not.
const HAS: CriterionKind = CriterionKind::Flag("no", "yes");

/// The contacts list.
pub static CONTACTS: Listing = Listing {
    subject: Subject::Contact,
    path: "/contacts",
    schema: SCHEMA,
    title: NAME,
    title_else: None,
    number: None,
    known_by: &[],
    // Whoever works for nobody but who is thrown away is found where contacts without clients are looked for.
    unsought: Some((STRANDED, "clients")),
    state: STATE,
    states: &[ContactState::Active.as_str(), ContactState::Inactive.as_str(), ContactState::Deleted.as_str()],
    usual_states: &[ContactState::Active.id()],
    gone: ContactState::Deleted.id(),
    columns: &[
        CLIENTS,
        POSITION,
        EMAIL,
        PHONE,
        MOBILE,
        SOURCE,
        PRIMARY,
        BILLING,
        DUNNING,
        RECEIVES_INVOICES,
        MARKETING_EMAIL,
        MARKETING_SMS,
        CREATED,
        UPDATED,
    ],
    usual_columns: &[CLIENTS, POSITION, EMAIL, PHONE, MOBILE],
    sorts: &[NAME, CLIENTS, POSITION, EMAIL, PHONE, MOBILE, SOURCE, CREATED, UPDATED],
    usual_descending: false,
    criteria: &[
        Criterion { name: "clients", column: LINKED, kind: CriterionKind::Flag("none", "some") },
        Criterion { name: "primary", column: PRIMARY, kind: HAS },
        Criterion { name: "billing", column: BILLING, kind: HAS },
        Criterion { name: "dunning", column: DUNNING, kind: HAS },
        Criterion { name: "receives_invoices", column: RECEIVES_INVOICES, kind: HAS },
        Criterion { name: "source", column: SOURCE, kind: CriterionKind::Named },
        Criterion { name: "marketing_email", column: MARKETING_EMAIL, kind: HAS },
        Criterion { name: "marketing_sms", column: MARKETING_SMS, kind: HAS },
        Criterion { name: "from", column: CREATED, kind: CriterionKind::DayFrom },
        Criterion { name: "to", column: CREATED, kind: CriterionKind::DayTo },
    ],
    // Nobody is worth an amount.
    sums: &[],
    codes: &[],
    named: &[SOURCE],
};

/// What a contact's clients are called.
pub fn clients(row: &ListRow) -> impl Iterator<Item = &str> {
    row.parts(CLIENTS)
}

/// Its state; nothing for what only a damaged snapshot has.
#[must_use]
pub fn state(row: &ListRow) -> Option<ContactState> {
    ContactState::parse(row.text(STATE)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_are_written_one_way_and_nonsense_is_left_out() {
        let query = CONTACTS.read_string("clients=none&billing=yes&primary=x&state=inactive&sort=email&dir=desc");
        assert_eq!((query.criteria.get("clients"), query.criteria.count()), (Some("none"), 2));
        assert_eq!(CONTACTS.written(&query), "?state=inactive&clients=none&billing=yes&sort=email&dir=desc");
        assert_eq!(CONTACTS.read_string("source=salon&dunning=1&sort=primary"), CONTACTS.usual());
        assert_eq!((CONTACTS.state_id("inactive"), CONTACTS.state_id("archived")), (Some(1), None));
    }
}
