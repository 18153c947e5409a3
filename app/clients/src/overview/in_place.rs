//! What of a client is changed on its page, line by line.

use domain::clients::ClientData;
use domain::custom_fields::label_of;
use domain::field::Reading;
use domain::identifiers::PhoneRules;

use super::may_edit;
use crate::api::set_client_field;
use crate::face::FACE;
use crate::view::ClientView;
use crate::wording;
use engines::lines;
use engines::record::{Change, Changing, Field, InPlace, Lines};
use kit::words::words;

/// The fields that are typed in one line, and shown as they are typed.
fn fields(data: &ClientData, reading: Reading) -> Vec<Field> {
    lines! {
        data, reading;
        phone, mobile, switchboard, fax, email, website, siret, siren, vat_number, neq, gst, qst, naf, rcs,
        legal_form, share_capital, id_number, reference, linkedin, facebook, twitter, viadeo,
        default_vat, hourly_rate, discount, credit_limit, carrier, free_shipping, accounting_account, third_party_account, auxiliary_account,
    }
}

/// What of a client may be changed in place by whoever looks.
pub fn of(view: &ClientView) -> Option<InPlace> {
    let (client, l) = (&view.client, words());
    if !may_edit(client.state) {
        return None;
    }
    let (country, currency) = (view.defaults.country, client.data.currency);
    let own = fields(&client.data, Reading { country, currency, phone: PhoneRules::shape() });
    let lines = Lines::default().fields(own, &view.phones).own(&view.custom_fields, &client.custom);
    let (id, custom) = (client.id, view.custom_fields.clone());
    let label = move |path: &str| wording::path(l, path, |id| label_of(&custom, id));
    let save = move |Change { version, path, typed }: Change| -> Changing {
        Box::pin(set_client_field(id, version, path, typed))
    };
    Some(InPlace::new(&FACE, (id.0, client.version), lines, label, save))
}
