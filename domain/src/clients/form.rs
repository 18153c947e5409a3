//! The whole form of a client as typed, and what it is read into.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::marks::{keep_one, keep_primary};
use crate::clients::fields::{ClientData, ClientFields};
use crate::clients::profiles::{NETWORKS, is_profile};
use crate::clients::{Address, AddressForm, Contact, ContactForm, Held};
use crate::company::ClientLanguages;
use crate::custom_fields::{self, CustomField, CustomValue, read_all};
use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, Reading};
use crate::form::FormText;
use crate::geo::{Country, LanguageCode};
use crate::identifiers::{PhoneRules, Siret, VatNumber};
use crate::ids::CustomFieldId;
use crate::money::Currency;
use crate::text::{Text, is_blank};

/// No client has more people or places than this; a file that says so is broken.
pub const MAX_CONTACTS: u32 = 200;
/// As [`MAX_CONTACTS`], for addresses.
pub const MAX_ADDRESSES: u32 = 200;

/// What the form of a client holds, as typed: its [`FormText`], read into parts. Input names are the paths of this structure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct ClientForm {
    /// The client's own fields.
    pub fields: ClientFields,
    /// Its number; blank for the next of the pattern.
    pub number: String,
    /// Its contacts, in order.
    pub contacts: Vec<ContactForm>,
    /// Its addresses, in order.
    pub addresses: Vec<AddressForm>,
    /// Custom values by field.
    pub custom: BTreeMap<String, String>,
}

/// What a company's settings say about the form.
#[derive(Clone, Debug)]
pub struct FormRules {
    /// Used where the form names no country.
    pub country: Country,
    /// Used where the form names no currency.
    pub currency: Currency,
    /// F: an e-mail of a contact is required (A2.2). Off, the name alone is enough.
    pub email_required: bool,
    /// The company's custom fields.
    pub custom_fields: Vec<CustomField>,
    /// The languages that it offers for its clients.
    pub languages: ClientLanguages,
    /// What this client has already.
    pub held: Held,
    /// Whether any text is taken for a profile on a network, as files have it from elsewhere. No page makes a link of one that is none.
    pub any_profile: bool,
    /// How telephone numbers are read on this side.
    pub phone: PhoneRules,
}

impl FormRules {
    /// The language of a client, if it may have it.
    fn check_language(&self, chosen: Option<&Text<8>>) -> Result<(), FieldError> {
        let Some(chosen) = chosen.filter(|chosen| self.held.language.as_ref() != Some(*chosen)) else { return Ok(()) };
        if self.languages.offers(chosen.as_str()) {
            return Ok(());
        }
        LanguageCode::parse(chosen.as_str()).and(Err(FieldError::LanguageNotOffered))
    }

    /// The most that the rules of any one client may allow of a form: for telling whose a row of a file is, before that client's own rules
    /// judge it.
    #[must_use]
    pub fn as_if_held(&self, form: &ClientForm) -> Self {
        let mut rules = Self { email_required: false, ..self.clone() };
        rules.held.language = Text::parse(&form.fields.language).ok();
        custom_fields::as_if_held(&mut rules.custom_fields, &form.custom);
        rules
    }

    /// What is typed for a profile on a network.
    fn check_profile(&self, typed: &str) -> Result<(), FieldError> {
        let is_held = || Text::parse(typed).is_ok_and(|typed| self.held.profiles.contains(&typed));
        let is_taken = self.any_profile || is_blank(typed) || is_profile(typed) || is_held();
        if is_taken { Ok(()) } else { Err(FieldError::Profile) }
    }

    /// What is wrong with one of the client's own fields alone, for the answer beside it while typing.
    pub fn check_own(&self, name: &str, typed: &str, reading: &Reading) -> Result<(), FieldError> {
        ClientFields::check(name, typed, reading)?;
        if NETWORKS.contains(&name) { self.check_profile(typed) } else { Ok(()) }
    }
}

/// A form that was read without an error: what the store accepts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewClient {
    /// The client's own values.
    pub data: ClientData,
    /// A number of its own, or the next of the pattern.
    pub number: Option<Text<40>>,
    /// Its contacts; exactly one is primary when there are any.
    pub contacts: Vec<Contact>,
    /// Its addresses; exactly one is main when there are any.
    pub addresses: Vec<Address>,
    /// Custom values.
    pub custom: BTreeMap<CustomFieldId, CustomValue>,
}

impl ClientForm {
    /// What the form's values are read against: the country is the main address's, else the first's, else the default. A postal code of
    /// a French territory overseas says that its telephone numbers are meant.
    #[must_use]
    pub fn reading(&self, rules: &FormRules) -> Reading {
        let main = self.main_address(rules);
        Reading { country: main.map_or(rules.country, |main| main.dialled_in(rules.country)), ..self.placing(rules) }
    }

    /// What its addresses are read against: one without a country is in the main one's.
    fn placing(&self, rules: &FormRules) -> Reading {
        let main = self.main_address(rules);
        Reading {
            country: main.and_then(|main| Country::parse(&main.country).ok()).unwrap_or(rules.country),
            currency: Currency::parse(&self.fields.currency).unwrap_or(rules.currency),
            phone: rules.phone,
        }
    }

    fn main_address(&self, rules: &FormRules) -> Option<&AddressForm> {
        let filled = || self.addresses.iter().filter(|address| !address.is_left_out(rules.country));
        filled().find(|address| !address.is_main.is_empty()).or_else(|| filled().next())
    }

    /// Takes out the rows in which nothing is typed. Forms are sent without them: the store's errors count the rows that are left.
    pub fn drop_blanks(&mut self, rules: &FormRules) {
        self.contacts.retain(|contact| !contact.is_blank());
        self.addresses.retain(|address| !address.is_left_out(rules.country));
    }

    /// Every telephone number, the client's own and its contacts'; [`ClientFields::other_phones`] holds one a line.
    pub fn telephones_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let ClientFields { phone, mobile, switchboard, fax, other_phones, .. } = &mut self.fields;
        let contacts = self.contacts.iter_mut().flat_map(ContactForm::telephones_mut);
        [phone, mobile, switchboard, fax, other_phones].into_iter().chain(contacts)
    }

    /// Every value checked, or every error, each beside its input.
    pub fn parse(&self, rules: &FormRules) -> Result<NewClient, FieldErrors> {
        let reading = self.reading(rules);
        let mut errors = FieldErrors::default();
        let mut own = FieldErrors::default();
        let data = self.fields.parse(&reading, &mut own);
        for name in NETWORKS {
            // What is too long is told already.
            if own.at(name).is_none() {
                own.keep(name, rules.check_profile(self.fields.get(name).unwrap_or_default()));
            }
        }
        errors.nest("fields", own);
        let number = errors.keep("number", Option::<Text<40>>::read(&self.number, &reading));
        let contacts = self.contacts(&reading, rules, &mut errors);
        let addresses = self.addresses(&self.placing(rules), rules.country, &mut errors);
        let custom = read_all(&rules.custom_fields, &self.custom, &mut errors);
        if let Some(data) = &data {
            agree(data, &mut errors);
            errors.keep("fields.language", rules.check_language(data.language.as_ref()));
        }
        match (data, number) {
            (Some(data), Some(number)) if errors.is_empty() => {
                Ok(NewClient { data, number, contacts, addresses, custom })
            }
            _ => Err(errors),
        }
    }

    fn contacts(&self, reading: &Reading, rules: &FormRules, errors: &mut FieldErrors) -> Vec<Contact> {
        let typed: Vec<_> = self.contacts.iter().enumerate().filter(|(_, contact)| !contact.is_blank()).collect();
        if typed.len() > MAX_CONTACTS as usize {
            errors.push("contacts", FieldError::TooMany { max: MAX_CONTACTS });
            return Vec::new();
        }
        let mut contacts = Vec::with_capacity(typed.len());
        for (index, form) in typed {
            match form.parse(reading) {
                Ok(contact) => {
                    let known = |other: &Contact| {
                        contact.email.is_some()
                            && other.email.as_ref().map(crate::identifiers::Email::folded)
                                == contact.email.as_ref().map(crate::identifiers::Email::folded)
                    };
                    if contacts.iter().any(known) {
                        errors.push(format!("contacts[{index}].email"), FieldError::Taken);
                    }
                    contacts.push(contact);
                }
                Err(wrong) => errors.nest(&format!("contacts[{index}]"), wrong),
            }
        }
        if rules.email_required && !contacts.iter().any(|contact| contact.email.is_some()) {
            errors.push("contacts[0].email", FieldError::Required);
        }
        keep_primary(&mut contacts);
        keep_one(&mut contacts, |contact| &mut contact.is_billing, false);
        keep_one(&mut contacts, |contact| &mut contact.is_dunning, false);
        contacts
    }

    fn addresses(&self, reading: &Reading, usual: Country, errors: &mut FieldErrors) -> Vec<Address> {
        let typed: Vec<_> =
            self.addresses.iter().enumerate().filter(|(_, address)| !address.is_left_out(usual)).collect();
        if typed.len() > MAX_ADDRESSES as usize {
            errors.push("addresses", FieldError::TooMany { max: MAX_ADDRESSES });
            return Vec::new();
        }
        let mut addresses = Vec::with_capacity(typed.len());
        for (index, form) in typed {
            match form.parse(reading) {
                Ok(address) => addresses.push(address),
                Err(wrong) => errors.nest(&format!("addresses[{index}]"), wrong),
            }
        }
        keep_one(&mut addresses, |address| &mut address.is_main, true);
        keep_one(&mut addresses, |address| &mut address.is_billing, false);
        keep_one(&mut addresses, |address| &mut address.is_delivery, false);
        addresses
    }
}

/// Identifiers that contradict each other: a SIRET begins with its SIREN (Code de commerce, art. R123-221), and a French VAT number ends
/// with it (BOI-TVA-DECLA-20-10-20).
fn agree(data: &ClientData, errors: &mut FieldErrors) {
    let of_siret = data.siret.as_ref().map(Siret::siren);
    let Some(siren) = data.siren.as_ref().or(of_siret.as_ref()) else { return };
    if of_siret.as_ref().is_some_and(|other| other != siren) {
        errors.push("fields.siret", FieldError::SiretOfOtherSiren);
    }
    if data.vat_number.as_ref().and_then(VatNumber::siren).is_some_and(|other| other != *siren) {
        errors.push("fields.vat_number", FieldError::VatOfOtherSiren);
    }
}

#[cfg(test)]
pub(super) mod tests;
