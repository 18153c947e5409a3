//! The fields of a person, named once: the contact's form, its row in a client's form, the typed record, the changes shown in the
//! activity, the columns of the database and those of clients' files (there after « Contact : ») are all made from this list.

use crate::fields::record;
use crate::identifiers::{Email, Phone};
use crate::ids::ListItemId;
use crate::imports::Value;
use crate::lists::ListKind;
use crate::text::Text;

/// Calls a macro with every field of [`ContactData`]: `$then! { field: Type = Value, "French", "English"; … }`, as
/// `record!` takes them, after what else is asked for: `@more`.
///
/// A field added here is a compile error wherever it is not yet kept. The civility and the source are entries of lists that users edit;
/// the e-mail is nobody else's in the company (A2.2).
#[macro_export]
macro_rules! for_each_contact_field {
    ($then:ident $(, $more:ident)*) => {
        $then! {
            $(@$more)*
            civility: Option<ListItemId> = Value::Item(ListKind::Civility), "civilité", "title";
            first_name: Option<Text<100>> = Value::Line, "prénom", "first name";
            last_name: Option<Text<100>> = Value::Line, "nom", "last name";
            email: Option<Email> = Value::Line, "e-mail", "e-mail";
            position: Option<Text<100>> = Value::Line, "fonction", "position";
            direct_phone: Option<Phone> = Value::Line, "ligne directe", "direct line";
            mobile: Option<Phone> = Value::Line, "mobile", "mobile";
            switchboard: Option<Phone> = Value::Line, "standard", "switchboard";
            fax: Option<Phone> = Value::Line, "fax", "fax";
            source: Option<ListItemId> = Value::Item(ListKind::ContactSource), "source", "source";
            marketing_email: bool = Value::Tick, "accepte les e-mails commerciaux", "accepts marketing e-mails";
            marketing_sms: bool = Value::Tick, "accepte les SMS commerciaux", "accepts marketing SMS";
        }
    };
}

macro_rules! contact_data {
    ($($fields:tt)+) => {
        record! {
            /// What is known of a person, whatever clients they are linked to, every value checked.
            ContactData, ContactFields: $($fields)+
        }
    };
}

for_each_contact_field!(contact_data);

impl ContactData {
    /// First and last name, or else the e-mail, or else nothing.
    #[must_use]
    pub fn display_name(&self) -> String {
        display_name([&self.first_name, &self.last_name], self.email.as_ref())
    }

    /// The number that the person is rung at: their own line, the mobile, the switchboard.
    #[must_use]
    pub fn rung_at(&self) -> Option<&Phone> {
        [&self.direct_phone, &self.mobile, &self.switchboard].into_iter().flatten().next()
    }
}

/// See [`ContactData::display_name`].
pub(crate) fn display_name(names: [&Option<Text<100>>; 2], email: Option<&Email>) -> String {
    let names: Vec<&str> = names.into_iter().flatten().map(Text::as_str).collect();
    if names.is_empty() { email.map(|email| email.as_str().to_owned()).unwrap_or_default() } else { names.join(" ") }
}
