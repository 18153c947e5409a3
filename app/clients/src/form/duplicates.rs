use domain::clients::ClientForm;
use domain::clients::ClientState;
use domain::clients::duplicates::{Duplicate, Probe, Reason};
use domain::ids::ClientId;
use leptos::prelude::*;

use crate::wording;
use kit::ui::{Badge, BadgeKind, Glyph, Icon};
use kit::words::{Locale, integer, td_string};

/// What is typed that may name a client that exists.
pub fn probe(form: &ClientForm, except: Option<ClientId>) -> Probe {
    let of_contact = form.contacts.iter().map(|contact| &contact.email).find(|email| !email.trim().is_empty());
    let own = Some(&form.fields.email).filter(|email| !email.trim().is_empty());
    Probe {
        name: form.fields.name.clone(),
        siret: form.fields.siret.clone(),
        vat_number: form.fields.vat_number.clone(),
        email: own.or(of_contact).cloned().unwrap_or_default(),
        except,
    }
}

/// Clients that may be the one being typed: said quietly, refused never.
#[component]
pub fn Duplicates(
    /// The page's language.
    l: Locale,
    /// Those found.
    found: RwSignal<Vec<Duplicate>>,
) -> impl IntoView {
    let lines = move |found: Vec<Duplicate>| {
        let title = if found.len() == 1 {
            td_string!(l, clients.duplicates_one).to_string()
        } else {
            td_string!(l, clients.duplicates_many, count = integer(found.len() as u64)).to_string()
        };
        let line = |duplicate: Duplicate| {
            let reasons =
                duplicate.reasons.iter().map(|reason| reason_words(l, *reason)).collect::<Vec<_>>().join(", ");
            let state = (duplicate.state != ClientState::Active)
                .then(|| view! { <Badge kind=BadgeKind::Neutral>{wording::state(l, duplicate.state)}</Badge> });
            view! {
                <li>
                    <a class="link" href=format!("/clients/{}", duplicate.id) target="_blank" rel="noopener">
                        {duplicate.name}<Icon glyph=Glyph::ExternalLink/>
                        <span class="sr-only">{td_string!(l, clients.new_tab)}</span>
                    </a>
                    <span class="soft">{duplicate.number} " · " {reasons}</span>
                    {state}
                </li>
            }
        };
        view! {
            <p class="strong">{title}</p>
            <ul>{found.into_iter().map(line).collect_view()}</ul>
        }
    };
    view! {
        <div class="duplicates" role="status" hidden=move || found.with(Vec::is_empty)>
            {move || Some(found.get()).filter(|found| !found.is_empty()).map(lines)}
        </div>
    }
}

fn reason_words(l: Locale, reason: Reason) -> &'static str {
    match reason {
        Reason::Siret => td_string!(l, clients.reason_siret),
        Reason::VatNumber => td_string!(l, clients.reason_vat_number),
        Reason::Email => td_string!(l, clients.reason_email),
        Reason::Name => td_string!(l, clients.reason_name),
    }
}

#[cfg(test)]
mod tests {
    use domain::clients::ContactForm;

    use super::*;

    #[test]
    fn a_contact_s_e_mail_is_asked_for_where_the_client_has_none() {
        let contacts = vec![ContactForm::default(), ContactForm { email: "a@b.fr".into(), ..ContactForm::default() }];
        let mut form = ClientForm { contacts, ..ClientForm::default() };
        assert_eq!(probe(&form, None).email, "a@b.fr");
        form.fields.email = "c@d.fr".into();
        assert_eq!(probe(&form, None).email, "c@d.fr");
    }
}
