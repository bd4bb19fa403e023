"""The sidebar: what is chosen and what is open, one search field, one list, and the buttons. All it
shows is the desk's; all it does is dispatch a command. On the main thread."""
import unohelper
from com.sun.star.awt import XActionListener, XItemListener, XKeyListener, XWindowListener
from com.sun.star.lang import XComponent
from com.sun.star.ui import LayoutSize, XSidebarPanel, XToolPanel, XUIElement
from com.sun.star.ui.UIElementType import TOOLPANEL

from . import commands
from .layout import placed

DECK, PANEL = "EngrossDeck", "EngrossPanel"
NARROWEST = 180
RETURN = 1280  # com.sun.star.awt.Key.RETURN


def unfold(frame):
    """Brings the sidebar's deck to the front, where the window has a sidebar."""
    bar = frame.getController().getSidebar() if hasattr(frame.getController(), "getSidebar") else None
    if bar is None:
        return
    bar.setVisible(True)
    decks = bar.getDecks()
    if decks.hasByName(DECK) and not decks.getByName(DECK).isActive():
        bar.requestDeck(DECK) if hasattr(bar, "requestDeck") else decks.getByName(DECK).activate(True)


class Panel(unohelper.Base, XUIElement, XToolPanel, XSidebarPanel, XComponent, XWindowListener, XActionListener, XItemListener, XKeyListener):
    def __init__(self, context, desk, frame, parent, address):
        self.Frame, self.ResourceURL, self.Type = frame, address, TOOLPANEL
        self.context, self.desk, self.parent = context, desk, parent
        self._shown = None
        self.Window = self._container()
        self._fill()
        parent.addWindowListener(self)
        self.Window.setVisible(True)
        desk.watch(self.update)
        self.update()
        self._place()

    # What it is made of.

    def _make(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def _container(self):
        container = self._make("com.sun.star.awt.UnoControlContainer")
        container.setModel(self._make("com.sun.star.awt.UnoControlContainerModel"))
        toolkit = self.parent.getToolkit() if hasattr(self.parent, "getToolkit") else self._make("com.sun.star.awt.Toolkit")
        container.createPeer(toolkit, self.parent)
        return container

    def _add(self, name, kind, **properties):
        model = self._make("com.sun.star.awt.UnoControl%sModel" % kind)
        for key, value in properties.items():
            model.setPropertyValue(key, value)
        control = self._make("com.sun.star.awt.UnoControl" + kind)
        control.setModel(model)
        self.Window.addControl(name, control)
        return control

    def _button(self, name, key):
        button = self._add(name, "Button", Label=self.desk.words.say(key))
        button.setActionCommand(name)
        button.addActionListener(self)

    def _fill(self):
        self._add("standing", "FixedText", MultiLine=True)
        self._add("search", "Edit", HelpText=self.desk.words.say("h_search")).addKeyListener(self)
        self._button("find", "b_find")
        chosen = self._add("list", "ListBox", MultiSelection=False)
        chosen.addItemListener(self)
        chosen.addActionListener(self)
        self._button("choose", "b_use")
        self._button("control", "b_control")
        for name in ("fill", "refresh", "new", "check", "insert", "pane", "start"):
            self._button(name, "b_facts" if name == "insert" else "b_" + name)
        self._add("said", "FixedText", MultiLine=True)

    # What it shows.

    def update(self, *_):
        desk = self.desk
        if desk is None:
            return
        control = self.Window.getControl
        control("standing").setText("\n".join(desk.standing) or desk.words.say("standing_none"))
        control("said").setText(desk.said)
        if self._shown is not desk.items:
            self._shown = desk.items
            box = control("list")
            box.removeItems(0, box.getItemCount())
            box.addItems(tuple(one.text for one in desk.items), 0)
        control("choose").getModel().Label = desk.words.say(desk.button)
        control("control").setVisible(desk.button == "b_insert")
        chosen = 0 <= control("list").getSelectedItemPos() < len(desk.items)
        for name in ("choose", "control"):
            control(name).setEnable(chosen and not desk.is_busy)
        for name in ("find", "fill", "refresh", "new", "check", "insert", "pane", "start"):
            control(name).setEnable(not desk.is_busy)

    def _place(self):
        size = self.parent.getPosSize()
        for name, (left, top, width, height) in placed(max(size.Width, NARROWEST), size.Height).items():
            self.Window.getControl(name).setPosSize(left, top, width, height, 15)
        self.Window.setPosSize(0, 0, size.Width, size.Height, 15)

    # What it does.

    def _begin(self, name, asked):
        commands.begin(self.desk, name, asked)

    def _choose(self, how=None):
        at = self.Window.getControl("list").getSelectedItemPos()
        if self.desk.is_busy or not 0 <= at < len(self.desk.items):
            return
        item = self.desk.items[at]
        self._begin(item.command, dict(item.arguments, As=how) if how else item.arguments)

    def actionPerformed(self, event):
        name = event.ActionCommand
        if event.Source == self.Window.getControl("list") or name == "choose":
            self._choose()
        elif name == "control":
            self._choose("control")
        elif name in ("find", "insert"):
            self._begin(name, {"Query": self.Window.getControl("search").getText()})
        else:
            self._begin(name, {})

    def itemStateChanged(self, event):
        """The whole of a line that the list cuts off."""
        self.update()
        if not self.desk.is_busy and 0 <= event.Selected < len(self.desk.items):
            self.Window.getControl("said").setText(self.desk.items[event.Selected].text.strip())

    def keyPressed(self, event):
        if event.KeyCode == RETURN and not self.desk.is_busy:
            self._begin("find", {"Query": self.Window.getControl("search").getText()})

    def keyReleased(self, event):
        pass

    def windowResized(self, event):
        self._place()

    windowShown = windowResized

    def windowMoved(self, event):
        pass

    windowHidden = windowMoved

    # What a sidebar asks of its panels.

    def getRealInterface(self):
        return self

    def getHeightForWidth(self, width):
        return LayoutSize(420, -1, 640)

    def getMinimalWidth(self):
        return NARROWEST

    def createAccessible(self, parent):
        return self.Window.getAccessibleContext()

    def dispose(self):
        if self.desk is None:
            return
        self.desk.unwatch(self.update)
        self.parent.removeWindowListener(self)
        self.Window.dispose()
        self.Window = self.parent = self.Frame = self.desk = None

    def addEventListener(self, listener):
        pass

    def removeEventListener(self, listener):
        pass

    def disposing(self, event):
        if self.desk:
            self.desk.unwatch(self.update)
