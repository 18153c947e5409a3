//! What of a contact is changed on its page, line by line.

use domain::custom_fields::label_of;
use domain::field::Reading;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::lists::ListKind;
use domain::money::Currency;
use domain::subject::Subject;

use super::api::ContactView;
use crate::contacts::face::FACE;
use crate::contacts::form::api::set_contact_field;
use crate::contacts::wording;
use engines::lines;
use engines::record::api::Offered;
use engines::record::{Change, Changing, InPlace, Lines, offering};
use kit::words::{td_string, words};

/// What of a contact may be changed in place by whoever looks.
pub fn of(view: &ContactView) -> Option<InPlace> {
    let (contact, l) = (&view.contact, words());
    if !contact.state.editable() || !FACE.may_edit() {
        return None;
    }
    // How a number is written hangs on no country, and there is no amount.
    let reading = Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() };
    let own = lines!(contact.person, reading; email, direct_phone, mobile, switchboard, fax);
    let lines = Lines::default().fields(own, &view.phones).own(&view.custom_fields, &contact.custom);
    let said = [td_string!(l, contacts.consent_given), td_string!(l, contacts.consent_not_given)];
    let lines = lines.ticked(lines!(contact.person, reading; marketing_email, marketing_sms), said);
    let lines = lines.chosen(lines!(contact.person, reading; source));
    let (id, custom, names) = (contact.id, view.custom_fields.clone(), view.names.clone());
    let label = move |path: &str| wording::path(l, path, |id| label_of(&custom, id));
    let save = move |Change { version, path, typed }: Change| -> Changing {
        Box::pin(set_contact_field(id, version, path, typed))
    };
    let offer = move |_, held: String| offering(Subject::Contact, Offered::List(ListKind::ContactSource), held, &names);
    Some(InPlace::new(&FACE, (id.0, contact.version), lines, label, save).choosing(offer))
}
