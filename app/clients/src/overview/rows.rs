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
            let (user, domain) = email.as_str().split_once('@').unwrap_or_default();
            // A long one breaks behind its @ before it breaks anywhere else.
            let link = view! {
                <a class="link" href=format!("mailto:{}", email.as_str())>{format!("{user}@")}<wbr/>{domain.to_owned()}</a>
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
