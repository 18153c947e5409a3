//! Puts rows into the document.

use std::collections::HashMap;
use std::ops::Range;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::window::{Sight, height_of};

/// What may have the focus in a row.
const PARTS: [&str; 3] = ["a.name", ".check", ".menu-button"];

/// A row as it is to stand in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its place in the list, from nought.
    pub at: usize,
    /// Its name, alone in the list: what keeps its element.
    pub key: String,
    /// Its element, with `data-key`.
    pub html: String,
}

/// Rows between two spaces that stand for all others.
#[derive(Debug)]
pub struct Painter {
    body: Element,
    above: Element,
    below: Element,
    painted: Vec<(Drawn, Element)>,
    seen: Range<usize>,
    row_height: f64,
}

impl Painter {
    /// Over rows that are in the document already.
    #[must_use]
    pub fn new(body: Element, above: Element, below: Element, drawn: Vec<Drawn>) -> Self {
        let seen = drawn.first().map_or(0..0, |row| row.at..row.at + drawn.len());
        let painted = drawn.into_iter().zip(children(&body)).collect();
        let mut new = Self { body, above, below, painted, seen, row_height: 0.0 };
        new.measure();
        new
    }

    /// Whether it knows how high a row is. It does not before there is one in the document.
    #[must_use]
    pub fn is_measured(&self) -> bool {
        self.row_height >= 1.0
    }

    /// Takes the height of a row anew, as after the window has become another one.
    pub fn measure(&mut self) {
        let heights = self.painted.iter().map(|(_, row)| row.get_bounding_client_rect().height());
        self.row_height = heights.into_iter().find(|height| *height > 0.0).unwrap_or(self.row_height);
    }

    /// How the list is seen now.
    #[must_use]
    pub fn sight(&self) -> Sight {
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        Sight { top: self.above.get_bounding_client_rect().top(), height, row: self.row_height }
    }

    /// Where the row at a place begins, from the top of the document, in CSS pixels.
    #[must_use]
    pub fn top_of(&self, at: usize) -> f64 {
        window().scroll_y().unwrap_or_default() + self.sight().top + height_of(at, self.row_height)
    }

    /// The height of the names of the columns, which stay in sight above the rows, in CSS pixels; none on a phone.
    #[must_use]
    pub fn head_height(&self) -> f64 {
        self.above.previous_element_sibling().map_or(0.0, |head| head.get_bounding_client_rect().height())
    }

    /// The part of the list that was last put into the document.
    #[must_use]
    pub const fn seen(&self) -> &Range<usize> {
        &self.seen
    }

    /// The rows in the document, with their elements.
    pub fn rows(&self) -> impl Iterator<Item = (&Drawn, &Element)> {
        self.painted.iter().map(|(drawn, row)| (drawn, row))
    }

    /// Puts these rows into the document, in place of those before, as the part `seen` of a list of `total`.
    pub fn paint(&mut self, seen: Range<usize>, total: usize, drawn: Vec<Drawn>) {
        let focus = self.focus();
        let mut before: HashMap<String, (Drawn, Element)> =
            self.painted.drain(..).map(|(drawn, row)| (drawn.key.clone(), (drawn, row))).collect();
        let mut keep = |row: &Drawn| {
            let is_same = before.get(&row.key).is_some_and(|(old, _)| old.html == row.html);
            is_same.then(|| before.remove(&row.key)).flatten().map(|(_, element)| element)
        };
        let kept: Vec<Option<Element>> = drawn.iter().map(&mut keep).collect();
        let fresh = drawn.iter().zip(&kept).filter(|(_, kept)| kept.is_none());
        let html: String = fresh.map(|(row, _)| row.html.as_str()).collect();
        if kept.iter().all(Option::is_none) {
            // Nothing stays: the browser does it faster in one go than row by row.
            self.body.set_inner_html(&html);
            self.painted = drawn.into_iter().zip(children(&self.body)).collect();
        } else {
            for (_, row) in before.into_values() {
                row.remove();
            }
            let mut fresh = parsed(&html).into_iter();
            let rows = kept.into_iter().filter_map(|kept| kept.or_else(|| fresh.next()));
            self.painted = drawn.into_iter().zip(rows).collect();
            self.arrange();
        }
        space(&self.above, height_of(seen.start, self.row_height));
        space(&self.below, height_of(total.saturating_sub(seen.end), self.row_height));
        self.seen = seen;
        if !self.is_measured() {
            self.measure();
        }
        if let Some((key, part)) = focus {
            self.refocus(&key, part);
        }
    }

    /// Puts the elements in order; those that stand where they should are not touched.
    fn arrange(&self) {
        let mut next = self.body.first_element_child();
        for (_, row) in &self.painted {
            if next.as_ref().is_some_and(|next| next.is_same_node(Some(row))) {
                next = row.next_element_sibling();
            } else {
                let before = next.as_ref().map(AsRef::as_ref);
                // Fails only where a row would hold itself.
                drop(self.body.insert_before(row, before));
            }
        }
    }

    /// The row that has the focus, and which part of it.
    fn focus(&self) -> Option<(String, &'static str)> {
        let active = document().active_element()?;
        let row = active.closest("[data-key]").ok()?.filter(|row| self.body.contains(Some(row)))?;
        let part = PARTS.iter().find(|part| active.matches(part).unwrap_or(false))?;
        Some((row.get_attribute("data-key")?, part))
    }

    /// Gives the focus back to a row that was drawn anew.
    fn refocus(&self, key: &str, part: &str) {
        let is_lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        let row = self.rows().find(|(drawn, _)| is_lost && drawn.key == key);
        let element = row.and_then(|(_, row)| row.query_selector(part).ok().flatten());
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // Fails only for elements that are gone.
            drop(element.focus());
        }
    }
}

fn children(of: &Element) -> Vec<Element> {
    let children = of.children();
    (0..children.length()).filter_map(|at| children.item(at)).collect()
}

/// The rows that a text describes.
fn parsed(html: &str) -> Vec<Element> {
    if html.is_empty() {
        return Vec::new();
    }
    let Ok(body) = document().create_element("tbody") else { return Vec::new() };
    body.set_inner_html(html);
    children(&body)
}

/// Makes room for rows that are not in the document. Through the style object, which the page's policy allows.
fn space(element: &Element, pixels: f64) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Fails only for read-only style objects, which an element's is not.
        drop(element.style().set_property("--space", &format!("{pixels}px")));
    }
}
