//! What a contact may be to a client (A5.4–A5.6).

use domain::contacts::{ContactLink, NewLink};

use crate::contacts::wording;
use kit::ui::Glyph;
use kit::words::Locale;

/// One of the marks of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Stands for the client: one contact of each does.
    Primary,
    /// Invoices are addressed to it: one contact's at most.
    Billing,
    /// Reminders are addressed to it: one contact's at most.
    Dunning,
    /// Gets invoices by e-mail as well.
    ReceivesInvoices,
}

impl Role {
    /// All of them, in the order that they stand in.
    pub const ALL: [Self; 4] = [Self::Primary, Self::Billing, Self::Dunning, Self::ReceivesInvoices];

    /// The value of a link that says it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Primary => "is_primary",
            Self::Billing => "is_billing",
            Self::Dunning => "is_dunning",
            Self::ReceivesInvoices => "receives_invoices",
        }
    }

    /// Its words.
    pub fn words(self, l: Locale) -> &'static str {
        wording::link_field(l, self.name())
    }

    /// Its drawing, whether the contact is that or might be.
    pub const fn glyph(self, is_on: bool) -> Glyph {
        match self {
            Self::Primary if is_on => Glyph::StarFilled,
            Self::Primary => Glyph::Star,
            Self::Billing => Glyph::Calculator,
            Self::Dunning => Glyph::Bell,
            Self::ReceivesInvoices => Glyph::Invoice,
        }
    }

    /// Whether the contact is that.
    pub const fn is_of(self, link: &ContactLink) -> bool {
        match self {
            Self::Primary => link.is_primary,
            Self::Billing => link.is_billing,
            Self::Dunning => link.is_dunning,
            Self::ReceivesInvoices => link.receives_invoices,
        }
    }

    /// Whether the contact can be made that, or freed of it: who stands for a client does so until another one takes the place.
    pub const fn can_change(self, link: &ContactLink) -> bool {
        !matches!(self, Self::Primary) || !link.is_primary
    }

    /// Makes the contact that, or frees it.
    pub const fn put(self, link: &mut ContactLink, is_on: bool) {
        match self {
            Self::Primary => link.is_primary = is_on,
            Self::Billing => link.is_billing = is_on,
            Self::Dunning => link.is_dunning = is_on,
            Self::ReceivesInvoices => link.receives_invoices = is_on,
        }
    }
}

/// What a link is, to be asked for again.
pub const fn as_new(link: &ContactLink) -> NewLink {
    NewLink {
        client: link.client,
        is_primary: link.is_primary,
        is_billing: link.is_billing,
        is_dunning: link.is_dunning,
        receives_invoices: link.receives_invoices,
    }
}

#[cfg(test)]
mod tests {
    use domain::clients::ClientState;
    use domain::ids::ClientId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_role_is_put_where_it_is_looked_for() {
        let mut link = ContactLink {
            client: ClientId(Uuid::nil()),
            client_name: "Roche".into(),
            client_state: ClientState::Active,
            is_primary: false,
            is_billing: false,
            is_dunning: false,
            receives_invoices: false,
            is_only: false,
        };
        for role in Role::ALL {
            assert!(!role.is_of(&link) && role.can_change(&link), "{role:?}");
            role.put(&mut link, true);
            assert!(role.is_of(&link), "{role:?}");
        }
        assert!(!Role::Primary.can_change(&link) && Role::Billing.can_change(&link));
        let new = as_new(&link);
        assert!(new.is_primary && new.is_billing && new.is_dunning && new.receives_invoices);
    }
}
