//! What roles are called.

use domain::access::Role;

use crate::words::{Locale, td_string};

/// A role's name.
#[must_use]
pub fn role_name(l: Locale, role: Role) -> &'static str {
    match role {
        Role::Owner => td_string!(l, users.owner),
        Role::Admin => td_string!(l, users.admin),
        Role::Accountant => td_string!(l, users.accountant),
        Role::Sales => td_string!(l, users.sales),
        Role::ReadOnly => td_string!(l, users.read_only),
    }
}
