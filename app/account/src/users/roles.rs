//! What roles may do, in words, and which of them may be given.

use domain::access::{Permission, Role};

use kit::bootstrap::may;
use kit::roles::role_name;
use kit::words::{Locale, td_string};

/// What a role may do, in a line.
#[must_use]
pub fn role_note(l: Locale, role: Role) -> &'static str {
    match role {
        Role::Owner => td_string!(l, users.owner_note),
        Role::Admin => td_string!(l, users.admin_note),
        Role::Accountant => td_string!(l, users.accountant_note),
        Role::Sales => td_string!(l, users.sales_note),
        Role::ReadOnly => td_string!(l, users.read_only_note),
    }
}

/// The roles that whoever looks may give, as options of a list.
pub(super) fn role_options(l: Locale) -> Vec<(String, String)> {
    let offered = Role::ALL.into_iter().filter(|role| *role != Role::Owner || may(Permission::ManageOwners));
    offered.map(|role| (role.as_str().to_owned(), role_name(l, role).to_owned())).collect()
}
