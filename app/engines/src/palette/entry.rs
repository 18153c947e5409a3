//! What the palette offers.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use domain::identifiers::Beginning;
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
    /// The number that it was found by, where no list shows that.
    pub known: Option<Known>,
    /// What else finds it.
    pub also: &'static str,
    /// What stands before it.
    pub picture: Picture,
    /// The key that does the same.
    pub key: Option<&'static str>,
    /// What choosing it does.
    pub does: Does,
}

/// A number that others have given a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it is called.
    word: &'static str,
    /// How it is read.
    number: String,
    /// What was typed of it, in bytes.
    typed: Range<usize>,
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
        let (label, picture) = (label.into(), Picture::Glyph(glyph));
        Self { label, note: String::new(), known: None, also: "", picture, key: None, does }
    }

    /// A record: its page, with what tells it from others of its name, as far as it has that.
    pub fn record(face: &Face, id: Uuid, label: String, note: &[&str], picture: Picture) -> Self {
        let note: Vec<&str> = note.iter().copied().filter(|part| !part.is_empty()).collect();
        let (note, does) = (note.join(" · "), Does::Go(face.record(id)));
        Self { label, note, known: None, also: "", picture, key: None, does }
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

    /// Found by the beginning of a number, which is shown before the note.
    #[must_use]
    pub fn known_by(self, (word, number): (&'static str, String), typed: &Beginning) -> Self {
        let typed = typed.within(&number).unwrap_or_default();
        Self { known: Some(Known { word, number, typed }), ..self }
    }

    /// Found by a telephone number, or by what was typed of it, which is shown before the note.
    #[must_use]
    pub fn rung_at(self, word: &'static str, number: String, typed: Range<usize>) -> Self {
        Self { known: Some(Known { word, number, typed }), ..self }
    }

    /// Whether these words mean it.
    pub fn is_meant_by(&self, words: &Words) -> bool {
        near::is_near(words.folded().iter().map(String::as_str), &fold(&format!("{} {}", self.label, self.also)))
    }

    /// Whether it is the same one, found again.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.label, &self.note) == (&other.label, &other.note)
    }

    /// What tells it from others, with what was looked for marked.
    fn told_apart(&self, found: &Words) -> Vec<AnyView> {
        let mut told = self.known.as_ref().map(Known::view).unwrap_or_default();
        if !told.is_empty() && !self.note.is_empty() {
            told.push(" · ".into_any());
        }
        told.extend(marked(&self.note, found));
        told
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
            <span class="palette-note truncate">{self.told_apart(found)}</span>
            {self.key.map(|key| view! { <Kbd>{key}</Kbd> })}
        }
        .into_any()
    }
}

impl Known {
    fn view(&self) -> Vec<AnyView> {
        let part = |range: Range<usize>| self.number.get(range).unwrap_or_default().to_owned();
        let Range { start, end } = self.typed;
        vec![
            format!("{} {}", self.word, part(0..start)).into_any(),
            view! { <mark>{part(start..end)}</mark> }.into_any(),
            part(end..self.number.len()).into_any(),
        ]
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
