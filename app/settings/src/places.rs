//! The settings there are, and who may see them.

use domain::access::Permission;

use kit::bootstrap::may;
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its address.
    pub path: &'static str,
    /// Its picture.
    pub glyph: Glyph,
    /// Its name.
    pub name: &'static str,
    /// Whether it is the user's own rather than the company's.
    pub is_own: bool,
}

/// Those that the user may see, in the order of their list.
pub fn places(l: Locale) -> Vec<Place> {
    let company = |permission: Permission, path, glyph, name| {
        may(permission).then_some(Place { path, glyph, name, is_own: false })
    };
    let own = |path, glyph, name| Some(Place { path, glyph, name, is_own: true });
    let (settings, users) = (Permission::ManageSettings, Permission::ManageUsers);
    let log = Permission::ViewSecurityLog;
    [
        company(settings, "/settings/company", Glyph::Building, td_string!(l, settings.company)),
        company(settings, "/settings/lists", Glyph::List, td_string!(l, settings.lists)),
        company(settings, "/settings/price-lists", Glyph::Card, td_string!(l, price_lists.title)),
        company(settings, "/settings/fields", Glyph::Tag, td_string!(l, settings.fields)),
        company(settings, "/settings/numbers", Glyph::Hash, td_string!(l, settings.numbers)),
        company(settings, "/settings/mail", Glyph::Mail, td_string!(l, mail.title)),
        company(settings, "/settings/cards", Glyph::Card, td_string!(l, pay.by_card_title)),
        company(settings, "/settings/portal", Glyph::ExternalLink, td_string!(l, embed.title)),
        company(users, "/settings/users", Glyph::Users, td_string!(l, settings.users)),
        company(log, "/settings/security-log", Glyph::Eye, td_string!(l, security_log.title)),
        own("/settings/me", Glyph::User, td_string!(l, settings.me)),
        own("/settings/security", Glyph::Shield, td_string!(l, settings.security)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
