//! The words for what stands in the log, on the page and in its file.

use domain::billing::kind::DocumentSeries;
use domain::format::{Locale as FormatLocale, integer};
use domain::imports::Counts;
use domain::modules::Module;
use domain::numbers::Series;
use domain::security_log::{CredentialChange, LogEntry, Proof, SecurityEvent, SettingsPart, Topic};
use domain::subject::Subject;

use crate::cards::label as of_cards;
use crate::company::{label, module_name};
use crate::lists::list_name;
use crate::mail::label as of_mail;
use crate::numbers::default_label;
use kit::device_name::device_name;
use kit::places;
use kit::roles::role_name;
use kit::words::{Locale, series_name, td_string};

/// What a topic is called.
#[must_use]
pub fn topic_name(l: Locale, topic: Topic) -> &'static str {
    match topic {
        Topic::SignIns => td_string!(l, security_log.sign_ins),
        Topic::Accounts => td_string!(l, security_log.accounts),
        Topic::Users => td_string!(l, security_log.users),
        Topic::Settings => td_string!(l, security_log.settings),
        Topic::Files => td_string!(l, security_log.files),
    }
}

/// Who did it.
#[must_use]
pub fn actor_name(l: Locale, entry: &LogEntry) -> String {
    let is_contact = |event: &SecurityEvent| match event {
        SecurityEvent::PortalSignIn { .. } => true,
        SecurityEvent::PortalCredential { change, .. } => *change != CredentialChange::Reset,
        _ => false,
    };
    if entry.actor.is_some() || entry.event.as_ref().is_some_and(is_contact) {
        entry.actor_name.clone()
    } else {
        td_string!(l, security_log.operator).to_owned()
    }
}

/// What happened.
#[must_use]
pub fn told(l: Locale, formats: FormatLocale, event: Option<&SecurityEvent>) -> String {
    use SecurityEvent as E;
    let Some(event) = event else { return td_string!(l, security_log.unreadable).to_owned() };
    match event {
        E::SignedIn => td_string!(l, security_log.signed_in).to_owned(),
        E::PortalSignIn { email } => td_string!(l, security_log.portal_sign_in, email = email.clone()).to_string(),
        E::PortalCredential { email, change } => of_contact(l, email.clone(), *change),
        E::Refused { proof } => refused(l, *proof).to_owned(),
        E::RefusedMore => td_string!(l, security_log.refused_more).to_owned(),
        E::DeviceSignedOut { device } => {
            let unknown = || td_string!(l, security_log.unknown_device).to_owned();
            let device = device_name(device).unwrap_or_else(unknown);
            td_string!(l, security_log.device_signed_out, device = device).to_string()
        }
        E::OthersSignedOut => td_string!(l, security_log.others_signed_out).to_owned(),
        E::NameChanged { from, to } => {
            td_string!(l, security_log.name_changed, from = from.clone(), to = to.clone()).to_string()
        }
        E::PasswordChanged => td_string!(l, security_log.password_changed).to_owned(),
        E::PasswordReset => td_string!(l, security_log.password_reset).to_owned(),
        E::SecondFactorOn => td_string!(l, security_log.second_factor_on).to_owned(),
        E::SecondFactorOff => td_string!(l, security_log.second_factor_off).to_owned(),
        E::RecoveryCodesMade => td_string!(l, security_log.recovery_codes_made).to_owned(),
        E::CompanyFounded
        | E::Invited { .. }
        | E::InvitationRevoked { .. }
        | E::Joined { .. }
        | E::RoleChanged { .. }
        | E::MemberRemoved { .. }
        | E::MemberSignedOut { .. }
        | E::UserAdded { .. }
        | E::PasswordSet { .. } => of_users(l, event),
        E::SettingsChanged { part, fields } => settings(l, *part, fields),
        E::ListChanged { list, label } => {
            td_string!(l, security_log.list_changed, list = list_name(l, *list), label = label.clone()).to_string()
        }
        E::FieldChanged { subject, label } => {
            td_string!(l, security_log.field_changed, subject = records(l, *subject), label = label.clone()).to_string()
        }
        E::Exported { .. }
        | E::LogExported
        | E::ImportBegun { .. }
        | E::ImportFailed { .. }
        | E::ImportEnded { .. }
        | E::ImportUndone { .. } => of_files(l, formats, event),
    }
}

fn refused(l: Locale, proof: Proof) -> &'static str {
    match proof {
        Proof::Password => td_string!(l, security_log.refused_password),
        Proof::Code => td_string!(l, security_log.refused_code),
        Proof::PasswordAgain => td_string!(l, security_log.refused_again),
    }
}

/// What became of a contact's password.
fn of_contact(l: Locale, email: String, change: CredentialChange) -> String {
    use CredentialChange as C;
    match change {
        C::PasswordSet => td_string!(l, security_log.portal_password_set, email = email).to_string(),
        C::PasswordChanged => td_string!(l, security_log.portal_password_changed, email = email).to_string(),
        C::PasswordRemoved => td_string!(l, security_log.portal_password_removed, email = email).to_string(),
        C::FactorOn => td_string!(l, security_log.portal_factor_on, email = email).to_string(),
        C::FactorOff => td_string!(l, security_log.portal_factor_off, email = email).to_string(),
        C::CodesMade => td_string!(l, security_log.portal_codes_made, email = email).to_string(),
        C::Reset => td_string!(l, security_log.portal_reset, email = email).to_string(),
    }
}

/// Who belongs to the company.
fn of_users(l: Locale, event: &SecurityEvent) -> String {
    use SecurityEvent as E;
    match event {
        E::Invited { email, role } => {
            td_string!(l, security_log.invited, email = email.clone(), role = role_name(l, *role)).to_string()
        }
        E::InvitationRevoked { email } => {
            td_string!(l, security_log.invitation_revoked, email = email.clone()).to_string()
        }
        E::Joined { role } => td_string!(l, security_log.joined, role = role_name(l, *role)).to_string(),
        E::RoleChanged { name, from, to } => {
            let (from, to) = (role_name(l, *from), role_name(l, *to));
            td_string!(l, security_log.role_changed, name = name.clone(), from = from, to = to).to_string()
        }
        E::MemberRemoved { name } => td_string!(l, security_log.member_removed, name = name.clone()).to_string(),
        E::MemberSignedOut { name } => td_string!(l, security_log.member_signed_out, name = name.clone()).to_string(),
        E::UserAdded { email, role } => {
            td_string!(l, security_log.user_added, email = email.clone(), role = role_name(l, *role)).to_string()
        }
        E::PasswordSet { email, dropped_second_factor: true } => {
            td_string!(l, security_log.password_set_dropped, email = email.clone()).to_string()
        }
        E::PasswordSet { email, .. } => td_string!(l, security_log.password_set, email = email.clone()).to_string(),
        _ => td_string!(l, security_log.company_founded).to_owned(),
    }
}

/// What went in and out.
fn of_files(l: Locale, formats: FormatLocale, event: &SecurityEvent) -> String {
    use SecurityEvent as E;
    let count = |count: u64| integer(i64::try_from(count).unwrap_or(i64::MAX), formats);
    match event {
        E::Exported { subject, format, records: number } => {
            let (subject, format, number) = (records(l, *subject), format.to_uppercase(), count(*number));
            td_string!(l, security_log.exported, subject = subject, format = format, count = number).to_string()
        }
        E::ImportBegun { subject, file } => {
            td_string!(l, security_log.import_begun, subject = records(l, *subject), file = file.clone()).to_string()
        }
        E::ImportFailed { subject, file, kept } => {
            let (subject, file, kept) = (records(l, *subject), file.clone(), count(u64::from(*kept)));
            td_string!(l, security_log.import_failed, subject = subject, file = file, kept = kept).to_string()
        }
        E::ImportUndone { subject, file, kept } => {
            let (subject, file, kept) = (records(l, *subject), file.clone(), count(u64::from(*kept)));
            td_string!(l, security_log.import_undone, subject = subject, file = file, kept = kept).to_string()
        }
        E::ImportEnded { subject, file, counts: Counts { created, updated, rejected, .. } } => {
            let [created, updated, rejected] = [created, updated, rejected].map(|number| count(u64::from(*number)));
            let (subject, file) = (records(l, *subject), file.clone());
            td_string!(
                l,
                security_log.import_ended,
                subject = subject,
                file = file,
                created = created,
                updated = updated,
                rejected = rejected
            )
            .to_string()
        }
        _ => td_string!(l, security_log.log_exported).to_owned(),
    }
}

fn settings(l: Locale, part: SettingsPart, fields: &[String]) -> String {
    let named = |name: &String| match part {
        SettingsPart::Profile => Some(label(l, name)).filter(|label| !label.is_empty()).unwrap_or(name).to_owned(),
        SettingsPart::Defaults => default_label(l, name).unwrap_or(name).to_owned(),
        SettingsPart::Numbers => numbered(l, name).to_owned(),
        SettingsPart::Addresses => service_name(l, name).to_owned(),
        SettingsPart::Languages => places::language(l, name),
        SettingsPart::SecondFactor => required_name(l, name).to_owned(),
        SettingsPart::Map => map_name(l, name).to_owned(),
        SettingsPart::OwnAddress => own_address_name(l, name).to_owned(),
        SettingsPart::Modules => of_modules(l, name).to_owned(),
        SettingsPart::Portal => of_portal(l, name).to_owned(),
        SettingsPart::Mail => Some(of_mail(l, name)).filter(|label| !label.is_empty()).unwrap_or(name).to_owned(),
        SettingsPart::Cards => Some(of_cards(l, name)).filter(|label| !label.is_empty()).unwrap_or(name).to_owned(),
    };
    let fields = fields.iter().map(named).collect::<Vec<_>>().join(", ");
    match part {
        SettingsPart::Profile => td_string!(l, security_log.profile_changed, fields = fields).to_string(),
        SettingsPart::Defaults => td_string!(l, security_log.defaults_changed, fields = fields).to_string(),
        SettingsPart::Numbers => td_string!(l, security_log.numbers_changed, fields = fields).to_string(),
        SettingsPart::Addresses => td_string!(l, security_log.addresses_changed, fields = fields).to_string(),
        SettingsPart::Languages => td_string!(l, security_log.languages_changed, fields = fields).to_string(),
        SettingsPart::SecondFactor => td_string!(l, security_log.second_factor_changed, fields = fields).to_string(),
        SettingsPart::Map => td_string!(l, security_log.map_changed, fields = fields).to_string(),
        SettingsPart::OwnAddress => td_string!(l, security_log.own_address_changed, fields = fields).to_string(),
        SettingsPart::Modules => td_string!(l, security_log.modules_changed, fields = fields).to_string(),
        SettingsPart::Portal => td_string!(l, security_log.portal_changed, fields = fields).to_string(),
        SettingsPart::Mail => td_string!(l, security_log.mail_changed, fields = fields).to_string(),
        SettingsPart::Cards => td_string!(l, security_log.cards_changed, fields = fields).to_string(),
    }
}

/// What is numbered: records, or documents.
fn numbered(l: Locale, name: &str) -> &str {
    match (Series::parse(name), DocumentSeries::parse(name)) {
        (Ok(series), _) => records(l, series.subject()),
        (_, Ok(series)) => series_name(l, series),
        _ => name,
    }
}

/// Who is asked for addresses: one of those that are known, or an address of its own.
fn service_name(l: Locale, service: &str) -> &str {
    match service {
        "off" => td_string!(l, settings.suggest_off),
        "ban" => td_string!(l, settings.suggest_ban),
        other => other,
    }
}

/// Whether the pages of clients draw a map.
fn map_name(l: Locale, name: &str) -> &str {
    match name {
        "on" => td_string!(l, security_log.map_on),
        "off" => td_string!(l, security_log.map_off),
        other => other,
    }
}

/// Whether clients change their own address in the portal.
fn own_address_name(l: Locale, name: &str) -> &str {
    match name {
        "on" => td_string!(l, security_log.own_address_on),
        "off" => td_string!(l, security_log.own_address_off),
        other => other,
    }
}

/// Which module was switched, and how.
fn of_modules(l: Locale, name: &str) -> &str {
    match (Module::parse(name), name) {
        (Ok(module), _) => module_name(l, module),
        (_, "on") => td_string!(l, security_log.module_on),
        (_, "off") => td_string!(l, security_log.module_off),
        (_, other) => other,
    }
}

/// What of the portal in other sites is another.
fn of_portal(l: Locale, name: &str) -> &str {
    match name {
        "sites" => td_string!(l, embed.sites),
        "secret" => td_string!(l, embed.secret),
        "passwords_on" => td_string!(l, embed.passwords_on),
        "passwords_off" => td_string!(l, embed.passwords_off),
        other => other,
    }
}

/// Whether users need a second factor.
fn required_name(l: Locale, name: &str) -> &str {
    match name {
        "on" => td_string!(l, security_log.required),
        "off" => td_string!(l, security_log.not_required),
        other => other,
    }
}

fn records(l: Locale, subject: Subject) -> &'static str {
    match subject {
        Subject::Client => td_string!(l, clients.title),
        Subject::Contact => td_string!(l, contacts.title),
        Subject::Product => td_string!(l, products.title),
        Subject::Quote => td_string!(l, documents.quotes_title),
        Subject::Order => td_string!(l, documents.orders_title),
        Subject::DeliveryNote => td_string!(l, documents.deliveries_title),
        Subject::Invoice => td_string!(l, documents.invoices_title),
        Subject::Recurring => td_string!(l, documents.recurring_title),
        Subject::CreditNote => td_string!(l, documents.credit_notes_title),
        Subject::Payment => td_string!(l, documents.payments_title),
        Subject::Credit => td_string!(l, documents.credits_title),
        Subject::Task => td_string!(l, tasks.title_of_list),
        Subject::Expense => td_string!(l, expenses.title),
    }
}
