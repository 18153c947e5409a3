//! What the palette offers.

use std::fmt;
use std::sync::Arc;

use domain::table::Words;
use domain::text::{fold, near};
use leptos::prelude::*;
use uuid::Uuid;

use crate::listing::Face;
use kit::ui::{Avatar, Glyph, Icon, Kbd};

/// Several entries of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they are.
    pub title: &'static str,
    /// They.
    pub entries: Vec<Entry>,
}

/// Something that one may choose.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// What tells it from another of the same name.
    pub note: String,
    /// What else finds it.
    pub also: &'static str,
    /// What stands before it.
    pub picture: Picture,
    /// The key that does the same.
    pub key: Option<&'static str>,
    /// What choosing it does.
    pub does: Does,
}

/// What stands before an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A drawing.
    Glyph(Glyph),
    /// Somebody's picture, or their initials.
    Avatar(Option<String>),
}

/// What choosing an entry does.
#[derive(Clone, Debug)]
pub enum Does {
    /// Shows a page.
    Go(String),
    /// Fetches a file.
    Fetch(String),
    /// Does something here.
    Run(Run),
    /// Sends a form: its address, and a value by name.
    Send(&'static str, Option<(&'static str, String)>),
}

/// Something done here. Entries come and go with each letter typed, so that no page may have to keep what they do.
#[derive(Clone)]
pub struct Run(Arc<dyn Fn() + Send + Sync>);

impl Run {
    /// Does this.
    pub fn new(run: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(run))
    }

    /// Does it now.
    pub fn now(&self) {
        (self.0)();
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Run")
    }
}

impl Entry {
    /// A page or an action.
    pub fn new(label: impl Into<String>, glyph: Glyph, does: Does) -> Self {
        Self { label: label.into(), note: String::new(), also: "", picture: Picture::Glyph(glyph), key: None, does }
    }

    /// A record: its page, with what tells it from others of its name, as far as it has that.
    pub fn record(face: &Face, id: Uuid, label: String, note: &[&str], picture: Picture) -> Self {
        let note: Vec<&str> = note.iter().copied().filter(|part| !part.is_empty()).collect();
        Self { label, note: note.join(" · "), also: "", picture, key: None, does: Does::Go(face.record(id)) }
    }

    /// Found by other words too.
    #[must_use]
    pub fn also(self, also: &'static str) -> Self {
        Self { also, ..self }
    }

    /// Done by a key too.
    #[must_use]
    pub fn key(self, key: &'static str) -> Self {
        Self { key: Some(key), ..self }
    }

    /// With a word about it before what else tells it from others.
    #[must_use]
    pub fn told(self, word: &str) -> Self {
        let note = if self.note.is_empty() { word.to_owned() } else { format!("{word} · {}", self.note) };
        Self { note, ..self }
    }

    /// Whether these words mean it.
    pub fn is_meant_by(&self, words: &Words) -> bool {
        near::is_near(words.folded().iter().map(String::as_str), &fold(&format!("{} {}", self.label, self.also)))
    }

    /// Whether it is the same one, found again.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.label, &self.note) == (&other.label, &other.note)
    }

    /// What is shown of it, with what was looked for marked.
    pub fn view(&self, found: &Words) -> AnyView {
        let picture = match &self.picture {
            Picture::Glyph(glyph) => view! { <Icon glyph=*glyph/> }.into_any(),
            Picture::Avatar(image) => view! { <Avatar name=self.label.clone() image=image.clone()/> }.into_any(),
        };
        view! {
            <span class="palette-face">{picture}</span>
            <span class="palette-label truncate">{marked(&self.label, found)}</span>
            <span class="palette-note truncate">{marked(&self.note, found)}</span>
            {self.key.map(|key| view! { <Kbd>{key}</Kbd> })}
        }
        .into_any()
    }
}

/// A text with what was looked for marked in it.
fn marked(text: &str, found: &Words) -> Vec<AnyView> {
    let part = |(part, is_found): (&str, bool)| {
        let part = part.to_owned();
        if is_found { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() }
    };
    found.parts_of(text).into_iter().map(part).collect()
}
