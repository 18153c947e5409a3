//! Labels and values of a client's file, each under the name that it is pinned by.

use domain::identifiers::{Email, Phone, Website};
use leptos::prelude::*;

use crate::view::ClientView;
use crate::wording;
use engines::record::FactRow;
use kit::ui::{CopyButton, Glyph, Icon};
use kit::words::{Locale, td_string};

/// Facts; what is empty is left out.
pub struct Rows {
    /// The language of the page.
    pub l: Locale,
    /// The facts, in order.
    pub rows: Vec<FactRow>,
}

impl Rows {
    /// None yet.
    pub fn new(l: Locale) -> Self {
        Self { l, rows: Vec::new() }
    }

    /// A fact under its field's name.
    pub fn push(&mut self, name: &str, value: AnyView) {
        let label = self.label(name);
        self.rows.push(FactRow { name: name.to_owned(), label, value });
    }

    fn label(&self, name: &str) -> String {
        wording::field(self.l, name).unwrap_or_default().to_owned()
    }

    /// A plain value.
    pub fn text(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.push(name, value.into_any());
        }
    }

    /// A value that is often needed elsewhere: shown as people read it, copied as machines do.
    pub fn copied(&mut self, name: &str, value: Option<(String, String)>) {
        if let Some((shown, copied)) = value {
            self.push_with_copy(name, shown.into_any(), copied);
        }
    }

    /// A number to call.
    pub fn phone(&mut self, view: &ClientView, name: &str, phone: Option<&Phone>) {
        if let Some(phone) = phone {
            let shown = view.phone(phone.as_str());
            let link = view! { <a class="link" href=format!("tel:{}", phone.as_str())>{shown.clone()}</a> }.into_any();
            self.push_with_copy(name, link, shown);
        }
    }

    /// An address to write to.
    pub fn email(&mut self, name: &str, email: Option<&Email>) {
        if let Some(email) = email {
            // A long one takes as many lines as it needs.
            let link = view! {
                <a class="link break" href=format!("mailto:{}", email.as_str())>
                    {email.as_str().to_owned()}
                </a>
            };
            self.push_with_copy(name, link.into_any(), email.as_str().to_owned());
        }
    }

    /// A site to open.
    pub fn site(&mut self, site: Option<&Website>) {
        if let Some(site) = site {
            let words = td_string!(self.l, clients.open_site);
            let link = view! {
                <a class="link" href=site.as_str().to_owned() target="_blank" rel="noopener noreferrer" title=words>
                    {site.host().to_owned()} <Icon glyph=Glyph::ExternalLink/>
                </a>
            };
            self.push("website", link.into_any());
        }
    }

    /// A profile on a network: an address, or the name that one has there.
    pub fn profile(&mut self, name: &str, profile: &str) {
        let value = match profile_address(name, profile) {
            Some(address) => {
                let href = address.as_str().to_owned();
                let shown = profile.split_once("://").map_or(profile, |(_, rest)| rest);
                let shown = shown.strip_prefix("www.").unwrap_or(shown).to_owned();
                view! {
                    <a class="link profile" href=href target="_blank" rel="noopener noreferrer" title=profile.to_owned()>
                        <span class="truncate">{shown}</span> <Icon glyph=Glyph::ExternalLink/>
                    </a>
                }
                .into_any()
            }
            None => profile.to_owned().into_any(),
        };
        self.push(name, value);
    }

    /// A value with a button that copies it.
    fn push_with_copy(&mut self, name: &str, shown: AnyView, copied: String) {
        let label = td_string!(self.l, clients.copy_value, what = self.label(name)).to_string();
        let done_label = td_string!(self.l, common.copied);
        let value = view! {
            <span class="copied-value">
                {shown}
                <CopyButton text=Signal::stored(copied) label done_label/>
            </span>
        };
        self.push(name, value.into_any());
    }
}

/// Where a profile is: at its own address, else where the network has the name. A network that is no more has none.
fn profile_address(network: &str, profile: &str) -> Option<Website> {
    if profile.contains(['.', '/']) {
        return Website::parse(profile).ok();
    }
    let base = match network {
        "linkedin" => "https://www.linkedin.com/in/",
        "facebook" => "https://www.facebook.com/",
        "twitter" => "https://x.com/",
        _ => return None,
    };
    Website::parse(&format!("{base}{}", profile.trim_start_matches('@'))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_an_address_or_a_name_that_its_network_knows() {
        let address = |network, profile| profile_address(network, profile).map(|site| site.as_str().to_owned());
        assert_eq!(address("twitter", "@roche"), Some("https://x.com/roche".into()));
        assert_eq!(address("linkedin", "camille-vasseur"), Some("https://www.linkedin.com/in/camille-vasseur".into()));
        let own = address("linkedin", "linkedin.com/company/roche");
        assert!(own.is_some_and(|own| own.ends_with("linkedin.com/company/roche")));
        assert_eq!(address("viadeo", "roche"), None);
        assert_eq!(address("facebook", "javascript:alert(1)//."), None);
        assert_eq!(address("facebook", "deux mots"), None);
    }
}
